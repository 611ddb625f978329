import { toBase64url } from '#core'
import {
  encodePush,
  headerNames,
  makeProof,
  PROTOCOL,
  parseParkedAnswer,
  type SignedDecision,
  signDecision,
} from '#protocol'
import { addCase, addOfficer } from '#server'
import { removing } from '#store'
import type { Fetch } from '#sync'
import { signIn } from '../../../src/app/device/sign-in.ts'
import { createProfile } from '../../app/tablet.ts'
import {
  answer,
  cookieOf,
  enrol,
  envelopeOf,
  imran,
  jess,
  margaret,
  ORIGIN,
  postJson,
  pushBody,
  read,
  saq,
  say,
  seededRandom,
  sessionKey,
  startServer,
  type Tablet,
  type TestServer,
} from '../../server/world.ts'
import { createMemoryDisk } from '../../world/memory-disk.ts'
import { enrolTablet } from '../../world/tablet.ts'
import { bodyOf, type Exchange, type Recording } from './exchange.ts'
import { dump } from './given.ts'

/** Has today's app go through everything it can ask a server, and writes down both sides. */
export async function record(): Promise<Recording> {
  const serviceKey = seededRandom('exchanges')(32)
  const server = await startServer(undefined, undefined, serviceKey)
  const recorder = createRecorder(server)
  const { service, clock } = server

  const officers = [await addOfficer(service, jess), await addOfficer(service, imran)]
  await addOfficer(service, margaret)
  const caseFile = { 'name/answer': 'Marek Rybak' }
  const space = await addCase(service, { officers, caseFile })
  const elsewhere = await addCase(service, { officers: officers.slice(0, 1), caseFile })
  const anotherBrowser = connect(recorder.ask)
  const signedIn = await signIn(anotherBrowser, jess.signInName, jess.password)
  if (!signedIn.ok) throw new Error(signedIn.error)
  const fetch = connect(recorder.ask)
  const first = await enrolTablet({ fetch, clock: () => clock.now }, jess.signInName, jess.password)
  const other = await enrol(recorder.server, imran)
  const manager = await enrol(recorder.server, margaret)
  await say(recorder.server, other, saq(space, 'session-2'), [answer('q01/answer', 'no')])
  const given = await dump(server.database)

  await recorder.during('signing in', ['signIn'], async () => {
    await signIn(connect(recorder.ask), jess.signInName, jess.password)
    await signIn(connect(recorder.ask), jess.signInName, 'not this one')
  })
  await recorder.during(
    'setting up a device',
    ['device'],
    async () => {
      const { device } = createProfile(anotherBrowser, clock.now).openTab()
      await device.enrol(signedIn.value, 'another river under seven stones')
    },
    /devices/,
  )

  await recorder.during('reading on a device that has just been set up', [], () => first.pull())

  const header = saq(space)
  await recorder.during('sending what is stored, refused and parked', [], async () => {
    await first.say(header, 'q01/answer', 'yes')
    await first.say(header, 'q02/answer', 'perhaps')
    await first.say(header, 'q03/answer', 'no', 2)
    await first.push()
  })
  await recorder.during('sending the same again, and more', [], async () => {
    const { envelope } = await envelopeOf(other, header, [answer('q04/answer', 'no')])
    for (let times = 0; times < 2; times++) await pushBody(recorder.server, other, encodePush([envelope]))
  })
  await recorder.during('sending what a client said in a session, with its certificate', [], async () => {
    const { key, certificate } = await sessionKey(other, space)
    const said = { ...answer('q05/answer', 'yes'), via: 'session' } as const
    const { envelope } = await envelopeOf(other, header, [said], { key, certificates: [certificate] })
    await pushBody(recorder.server, other, encodePush([envelope]))
  })
  await recorder.during('sending what replaces a statement that nobody has seen', [], async () => {
    const replaces = [`${'x'.repeat(42)}A`]
    const { envelope } = await envelopeOf(other, header, [{ ...answer('q06/answer', 'yes'), replaces }])
    await pushBody(recorder.server, other, encodePush([envelope]))
  })
  await recorder.during('sending envelopes that cannot be read', [], async () => {
    const { envelope } = await envelopeOf(other, header, [answer('q07/answer', 'yes')])
    const changed = [0, 2, envelope.length - 1].map((at) => {
      const copy = new Uint8Array(envelope)
      copy[at] = (copy[at] ?? 0) ^ 64
      return copy
    })
    await pushBody(recorder.server, other, encodePush([...changed, envelope]))
  })
  await recorder.during('sending from a device that nobody knows', [], async () => {
    await pushBody(recorder.server, { ...other, device: 'A'.repeat(22) }, encodePush([]))
  })

  await recorder.during('reading everything, on an empty device', [], async () => {
    const empty = await first.on(createMemoryDisk())
    await empty.pull()
  })
  await recorder.during('comparing lists of ids, and reading what is missing', [], async () => {
    await first.pull()
    const [lost] = (await first.disk.all('batches')).filter(({ vault }) => vault === first.vault.id)
    if (lost) await first.disk.commit([removing('batches', [lost])])
    for (const one of [space, elsewhere])
      for (const compartment of ['client', 'officer'] as const) await first.streams.doubt(one, compartment)
    await first.pull()
  })
  await recorder.during('reading what is not there, not theirs, or not asked for properly', [], async () => {
    const path = `/api/spaces/${space}/client/statements`
    await read(recorder.server, { ...other, cookie: '' }, path)
    await recorder.ask(path, { headers: { cookie: other.cookie } })
    await read(recorder.server, other, `/api/spaces/${elsewhere}/client/statements`)
    await read(recorder.server, other, `${path}?limit=0`)
    await read(recorder.server, other, '/api/still-to-come')
    await read({ ...recorder.server, clock: { now: clock.now - 3_600_000 } }, other, path)
  })
  await recorder.during('sending a photograph, asking what is missing, and reading it', [], async () => {
    const papers = { space, compartment: 'officer', form: 'paper-work', sitting: 'case' } as const
    const picture = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3)
    const attachment = await first.records.attach(picture, 'image/jpeg')
    await first.say(papers, 'rows/cm93LW9uZS1mb3ItdGVzdA/photo', { ...attachment })
    await first.push()
    await (await first.openAnother()).push()
    await (await first.on(createMemoryDisk())).round()
    const path = `/api/spaces/${space}/client/chunks/${attachment.chunks[0]}`
    await read(recorder.server, other, path)
  })
  await recorder.during('what was parked: the list, a decision, and what became of it', [], async () => {
    const { envelope, ids } = await envelopeOf(other, saq(elsewhere), [answer('q01/answer', 'yes')])
    await pushBody(recorder.server, other, encodePush([envelope]))
    const list = parseParkedAnswer(
      await (await read(recorder.server, manager, '/api/parked/client')).clone().json(),
    )
    const batch = list?.batches.find(({ statements }) => statements.some(({ id }) => ids.includes(id)))
    const decision = {
      ...{ batch: batch?.batch ?? '', statements: [...ids], outcome: 'refuse' as const },
      ...{ reason: 'It belongs to another case.', officer: manager.officer, at: clock.now },
    }
    const signed = await signDecision(decision, manager.key)
    for (const said of [signed, signed, { ...signed, signature: signed.key }])
      await decide(recorder.server, manager, said)
    await read(recorder.server, other, `/api/decided?ids=${ids.join()}`)
    await read(recorder.server, other, '/api/parked/client')
  })
  await recorder.during('signing out', [], async () => {
    const body = JSON.stringify({})
    const headers = { 'content-type': 'application/json', origin: ORIGIN, cookie: other.cookie }
    await recorder.ask('/api/sign-out', { method: 'POST', headers, body })
    await read(recorder.server, other, '/api/heads')
  })
  return { protocol: PROTOCOL, serviceKey: toBase64url(serviceKey), given, exchanges: recorder.exchanges }
}

async function decide(server: TestServer, tablet: Tablet, signed: SignedDecision): Promise<Response> {
  const path = '/api/parked/decisions'
  const proof = await makeProof('POST', path, server.clock.now, tablet.key)
  return server.ask(path, postJson(signed, { cookie: tablet.cookie, [headerNames.proof]: proof }))
}

type Ask = TestServer['ask']

/** Passes requests on; while something is being recorded, writes down those whose path is asked for. */
function createRecorder(server: TestServer) {
  const exchanges: Exchange[] = []
  let now: { readonly what: string; readonly chance: readonly string[]; readonly path: RegExp } | null = null
  const ask: Ask = async (path, init) => {
    const headers = new Headers(init?.headers)
    headers.set(headerNames.protocol, String(PROTOCOL))
    const request = new Request(ORIGIN + path, { ...init, headers })
    const body = new Uint8Array(await request.clone().arrayBuffer())
    const response = await server.ask(path, { ...init, headers })
    if (now?.path.test(path)) {
      const { what, chance } = now
      const answered = (await bodyOf(response.clone())) as { readonly [member: string]: unknown }
      exchanges.push({
        what,
        at: server.clock.now,
        request: {
          method: request.method,
          path,
          headers: Object.fromEntries(request.headers),
          body: body.length === 0 ? null : toBase64url(body),
        },
        answer: { status: response.status, body: answered },
        chance: chance.filter((member) => member in answered),
      })
    }
    return response
  }
  return {
    ask,
    server: { ...server, ask },
    exchanges: exchanges as readonly Exchange[],
    async during(what: string, chance: readonly string[], work: () => Promise<unknown>, path = /./) {
      now = { what, chance, path }
      await work()
      now = null
    },
  }
}

/** A browser's part: an origin, and a cookie of its own. */
function connect(ask: Ask): Fetch {
  let cookie = ''
  return async (path, init) => {
    const headers = new Headers(init.headers)
    headers.set('origin', ORIGIN)
    if (cookie && init.credentials !== 'omit') headers.set('cookie', cookie)
    const { signal: _, credentials: __, ...rest } = init
    const response = await ask(path, { ...rest, headers })
    cookie = cookieOf(response) || cookie
    return response
  }
}
