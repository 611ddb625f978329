import { type Bytes, bytesFromText, systemRandom, toBase64url } from '#core'
import { ERASED, encodeChunks, encodePush, headerNames, makeProof, signPush } from '#protocol'
import { addCase, addOfficer, createServer, openDatabase } from '#server'
import { enrol, jess, margaret, ORIGIN, type Reached, START, type Tablet } from '../../server/devices.ts'
import type { Dice } from '../../world/dice.ts'
import { mutateBytes, mutateText } from '../mutate.ts'
import { decision, golden } from '../samples.ts'
import { type Parse, type Target, target } from '../target.ts'

/** A server with two people who have shown all that can be shown, so that what they send is read to its end. */
type Known = {
  readonly server: Reached
  readonly space: string
  readonly tablet: Tablet
  readonly manager: Tablet
}

let known: Promise<Known> | undefined
const service = (): Promise<Known> => {
  known ??= startService()
  return known
}

async function startService(): Promise<Known> {
  const clock = { now: START }
  const { app, service } = await createServer({
    database: openDatabase(':memory:'),
    origin: ORIGIN,
    pages: null,
    clock: () => clock.now,
    random: systemRandom,
    serviceKey: systemRandom(32),
    passwordCost: { memory: 64, passes: 1 },
    log: () => {},
  })
  const server = {
    clock,
    ask: async (path: string, init?: RequestInit) => app.fetch(new Request(ORIGIN + path, init)),
  }
  const officers = [await addOfficer(service, jess)]
  await addOfficer(service, margaret)
  const space = await addCase(service, { officers, caseFile: { 'name/answer': 'Marek Rybak' } })
  return { server, space, tablet: await enrol(server, jess), manager: await enrol(server, margaret) }
}

type Asking = (known: Known) => Promise<Response>

/** As a browser's answer looks; nobody made it. */
const PASSKEY = {
  ...{ id: 'AAAA', clientDataJSON: toBase64url(bytesFromText('{"challenge":"AAAA"}')) },
  ...{ authenticatorData: 'A'.repeat(60), signature: 'A'.repeat(96) },
}

const jsonBodies: readonly (readonly [path: string, body: unknown])[] = [
  ['/api/sign-in', { name: 'jess', password: 'correct horse', code: '000000' }],
  ['/api/second-factor', { secret: 'A'.repeat(27), code: '123456' }],
  ['/api/second-factor/removed', { code: '123456789012' }],
  ['/api/sign-in', { name: 'jess', password: 'correct horse', passkey: PASSKEY }],
  ['/api/second-factor/passkeys/begun', {}],
  [
    '/api/second-factor/passkeys',
    { ...PASSKEY, name: 'Blue key', attestationObject: 'AAAA', transports: ['usb'] },
  ],
  ['/api/second-factor/passkeys/removed', { passkey: 'AwMDAwMDAwMDAwMDAwMDAw' }],
  ['/api/second-factors/reset', { officer: 'AwMDAwMDAwMDAwMDAwMDAw' }],
  [
    '/api/devices',
    {
      devicePublicKey: 'A'.repeat(87),
      authorPublicKey: golden.authorKey.publicKey,
      deviceSignature: golden.batch.signature,
      authorSignature: golden.batch.signature,
    },
  ],
  ['/api/parked/decisions', decision],
  [
    '/api/sights',
    {
      ...{ space: 'AwMDAwMDAwMDAwMDAwMDAw', auditor: 'AwMDAwMDAwMDAwMDAwMDAw' },
      ...{ until: 1_790_000_000_000, confidential: true },
    },
  ],
  ['/api/sights/ended', { space: 'AwMDAwMDAwMDAwMDAwMDAw', auditor: 'AwMDAwMDAwMDAwMDAwMDAw' }],
  ['/api/devices/refused', { device: 'AwMDAwMDAwMDAwMDAwMDAw' }],
  ['/api/holds', { space: golden.header.space, reason: 'court' }],
  ['/api/holds/lifted', { space: golden.header.space, reason: 'complaint' }],
]

const addresses = [
  '/api/heads',
  '/api/spaces/SPACE/client/statements?after=0&limit=200',
  `/api/spaces/SPACE/officer/statements?ids=${golden.digest.accepted},${golden.digest.withheld}`,
  '/api/spaces/SPACE/confidential/batches?after=3&limit=500',
  `/api/spaces/SPACE/client/chunks/${golden.digest.accepted}`,
  `/api/parked/client?after=${golden.digest.accepted}&limit=100`,
  `/api/decided?ids=${golden.digest.accepted}`,
  '/api/devices',
  '/api/erasures',
  '/api/second-factor',
  '/api/second-factors',
  '/api/sights',
] as const

const signedBodies: readonly (readonly [path: string, body: Bytes])[] = [
  ['/api/push', encodePush([new Uint8Array(90), new Uint8Array(3)])],
  ['/api/chunks', encodeChunks({ names: [golden.digest.accepted], chunks: [new Uint8Array(40)] })],
  ['/api/devices/erased', bytesFromText(ERASED)],
]

/** Asks with everything that a reader shows, so that the request itself is looked at. */
const asReader = async (
  { server, manager }: Known,
  method: string,
  path: string,
  init: RequestInit,
): Promise<Response> => {
  const { pathname, search } = new URL(path, ORIGIN)
  const proof = await makeProof(method, pathname + search, server.clock.now, manager.key)
  return server.ask(pathname + search, {
    ...init,
    method,
    headers: {
      ...(init.headers as Record<string, string>),
      origin: ORIGIN,
      cookie: manager.cookie,
      [headerNames.proof]: proof,
    },
  })
}

function mutated(dice: Dice): Asking {
  const kind = dice.roll(3)
  if (kind === 0) {
    const [path, body] = jsonBodies[dice.roll(jsonBodies.length)] ?? ['', null]
    const text = mutateText(
      dice,
      body,
      jsonBodies.map(([, other]) => other),
    )
    return (to) => asReader(to, 'POST', path, { headers: { 'content-type': 'application/json' }, body: text })
  }
  if (kind === 1) {
    const template = dice.pick(addresses)
    const spoilt = Buffer.from(
      mutateBytes(dice, bytesFromText(template), addresses.map(bytesFromText)),
    ).toString('latin1')
    const path = `/api/${spoilt.replace(/^\/?(api)?\/?/, '').replaceAll('#', '')}`
    return (to) => asReader(to, 'GET', path.replace('SPACE', to.space), {})
  }
  const [path, body] = signedBodies[dice.roll(signedBodies.length)] ?? ['', new Uint8Array()]
  const changed = mutateBytes(
    dice,
    body,
    signedBodies.map(([, other]) => other),
  )
  return async ({ server, tablet }) =>
    server.ask(path, {
      method: 'POST',
      headers: {
        [headerNames.device]: tablet.device,
        [headerNames.signature]: await signPush(changed, tablet.deviceKey),
      },
      body: changed,
    })
}

const parse: Parse<Asking> = async (request) => {
  const response = await request(await service())
  const body = (await response.json()) as { readonly error?: unknown }
  return response.ok ? { accepted: body } : { refused: String(body.error) }
}

/** What the API says no with (docs/protocol.md §9). `server-error` is none of them: it is a fault. */
const refusals = [
  ...['bad-request', 'damaged', 'unknown-version', 'too-large', 'not-found', 'no-access', 'not-for-you'],
  ...['wrong-sign-in', 'too-many-tries', 'bad-signature', 'key-in-use', 'already-decided', 'cannot-accept'],
  ...['code-needed', 'wrong-code', 'second-factor-there', 'your-own', 'wrong-passkey'],
]

/** Whatever was asked, the server answered as one: with its protocol, and without a word that is not in it. */
const wrong = (_: Asking, answer: unknown): string | null =>
  typeof answer === 'object' && answer !== null && 'protocol' in answer
    ? null
    : `something else: ${JSON.stringify(answer).slice(0, 200)}`

export const requests: readonly Target[] = [
  target<Asking>({
    name: 'request',
    mutate: mutated,
    parse,
    refusals,
    wrong,
    careless: {
      throws: async () => ({ accepted: JSON.parse('') }),
      accepts: async () => ({ accepted: 'ok' }),
    },
  }),
]
