import {
  type Bytes,
  bytesFromText,
  canonicalBytes,
  concatBytes,
  fromBase64url,
  type Json,
  toBase64url,
} from '#core'
import {
  encodePush,
  headerNames,
  issueCertificate,
  keyId,
  makeProof,
  type PushAnswer,
  parseHeadsAnswer,
  parsePushAnswer,
  parseStatementsAnswer,
  type Receipt,
  type SignedCertificate,
  type SigningKey,
  sealEnvelope,
  signBatch,
  signPush,
} from '#protocol'
import { type Compartment, type RecordHeader, recordId, type Statement, statementId } from '#record'
import type { NewOfficer } from '#server'

export const ORIGIN = 'http://cairn.test'
export const START = 1_790_000_000_000

/** What a device knows of a server: its address, and what time it is there. */
export type Reached = {
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
  readonly clock: { readonly now: number }
}

export const jess: NewOfficer = {
  name: 'Jess Whitlock',
  signInName: 'jess',
  role: 'officer',
  grade: 'PSO',
  password: 'correct horse',
}
export const imran: NewOfficer = { ...jess, name: 'Imran Qureshi', signInName: 'imran' }
export const margaret: NewOfficer = {
  ...jess,
  name: 'Margaret Osei',
  signInName: 'margaret',
  role: 'manager',
  grade: 'SPO',
}

export const postJson = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: ORIGIN, [headerNames.protocol]: '1', ...headers },
  body: JSON.stringify(body),
})

/** The cookie a browser would send back. */
export const cookieOf = (response: Response): string =>
  (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

export async function signIn(server: Reached, { signInName: name, password }: NewOfficer) {
  const response = await server.ask('/api/sign-in', postJson({ name, password }))
  if (response.status !== 200) throw new Error(`Sign-in failed: ${response.status}`)
  const { signIn, officer } = (await response.json()) as { signIn: string; officer: { id: string } }
  return { cookie: cookieOf(response), signIn, officer: officer.id }
}

type Keys = {
  readonly author: CryptoKeyPair
  readonly device: CryptoKeyPair
  readonly authorPublicKey: string
  readonly devicePublicKey: string
}

export async function makeKeys(): Promise<Keys> {
  const author = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const device = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ])
  return {
    author,
    device,
    authorPublicKey: await rawKey(author.publicKey),
    devicePublicKey: await rawKey(device.publicKey),
  }
}

const rawKey = async (key: CryptoKey): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', key)))

/** The body of an enrolment, made from docs/protocol.md §8a. */
export async function enrolmentBody(keys: Keys, signIn: string, officer: string) {
  const { authorPublicKey, devicePublicKey } = keys
  const message = concatBytes(
    bytesFromText('cairn enrolment 1'),
    new Uint8Array(1),
    canonicalBytes([signIn, officer, devicePublicKey, authorPublicKey]),
  )
  const byDevice = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    keys.device.privateKey,
    message,
  )
  const byAuthor = await crypto.subtle.sign('Ed25519', keys.author.privateKey, message)
  return {
    devicePublicKey,
    authorPublicKey,
    deviceSignature: toBase64url(new Uint8Array(byDevice)),
    authorSignature: toBase64url(new Uint8Array(byAuthor)),
  }
}

/** An officer's tablet as the server sees it: enrolled, unlocked, signed in. */
export type Tablet = {
  readonly officer: string
  readonly device: string
  readonly cookie: string
  /** The id of the sign-in that the cookie stands for. */
  readonly signIn: string
  readonly key: SigningKey
  readonly deviceKey: CryptoKey
  readonly serverPublicKey: Bytes
}

export const enrol = async (server: Reached, person: NewOfficer): Promise<Tablet> =>
  enrolDevice(server, await signIn(server, person))

/** A device more of somebody who has signed in. */
export async function enrolDevice(
  server: Reached,
  { cookie, signIn: signedIn, officer }: Awaited<ReturnType<typeof signIn>>,
): Promise<Tablet> {
  const keys = await makeKeys()
  const body = await enrolmentBody(keys, signedIn, officer)
  const response = await server.ask('/api/devices', postJson(body, { cookie }))
  if (response.status !== 200) throw new Error(`Enrolment failed: ${await response.text()}`)
  const { device, serverPublicKey } = (await response.json()) as { device: string; serverPublicKey: string }
  return {
    officer,
    device,
    cookie,
    signIn: signedIn,
    key: { id: keyId(bytes(keys.authorPublicKey)), privateKey: keys.author.privateKey },
    deviceKey: keys.device.privateKey,
    serverPublicKey: bytes(serverPublicKey),
  }
}

const bytes = (text: string): Bytes => fromBase64url(text) ?? new Uint8Array()

export type Said = Partial<Statement> & Pick<Statement, 'field' | 'value'>

export const saq = (space: string, sitting = 'session-1'): RecordHeader => ({
  space,
  compartment: 'client',
  form: 'saq',
  sitting,
})

export const checkIn = (space: string): RecordHeader => ({
  space,
  compartment: 'officer',
  form: 'check-in',
  sitting: 'session-2',
})

const statementsOf = (
  { officer, device }: Pick<Tablet, 'officer' | 'device'>,
  header: RecordHeader,
  said: readonly Said[],
): readonly Statement[] =>
  said.map((one) => ({
    record: recordId(header),
    version: 1,
    replaces: [],
    author: officer,
    device,
    at: START,
    via: 'officer',
    ...one,
  }))

/** One sealed batch, and the ids in it. */
export async function envelopeOf(
  tablet: Tablet,
  header: RecordHeader,
  said: readonly Said[],
  { key = tablet.key, certificates = [] as readonly SignedCertificate[] } = {},
): Promise<{ readonly envelope: Bytes; readonly ids: readonly string[] }> {
  const statements = statementsOf(tablet, header, said)
  const batch = await signBatch(header, statements, key)
  const sealed = await sealEnvelope({ batch, certificates }, tablet.serverPublicKey)
  if (!sealed.ok) throw new Error(sealed.error)
  return { envelope: sealed.value, ids: statements.map(statementId) }
}

export async function push(
  server: Reached,
  tablet: Pick<Tablet, 'device' | 'deviceKey'>,
  envelopes: readonly Bytes[],
): Promise<PushAnswer> {
  const response = await pushBody(server, tablet, encodePush(envelopes))
  const answer = parsePushAnswer(await response.json())
  if (!answer) throw new Error(`Not a push answer: ${response.status}`)
  return answer
}

export const pushBody = async (
  server: Reached,
  { device, deviceKey }: Pick<Tablet, 'device' | 'deviceKey'>,
  body: Bytes,
): Promise<Response> =>
  server.ask('/api/push', {
    method: 'POST',
    headers: { [headerNames.device]: device, [headerNames.signature]: await signPush(body, deviceKey) },
    body,
  })

/** Pushes one batch and gives the receipt's words: `stored`, `refused bad-value`, or the envelope's error. */
export async function say(
  server: Reached,
  tablet: Tablet,
  header: RecordHeader,
  said: readonly Said[],
  options?: Parameters<typeof envelopeOf>[3],
): Promise<readonly string[]> {
  const { envelope } = await envelopeOf(tablet, header, said, options)
  const { receipts } = await push(server, tablet, [envelope])
  return receipts.flatMap(wordsOf)
}

export const wordsOf = (receipt: Receipt): readonly string[] =>
  'error' in receipt
    ? [receipt.error]
    : receipt.statements.map(({ status, code }) => (code === undefined ? status : `${status} ${code}`))

export const read = async (server: Reached, tablet: Tablet, path: string): Promise<Response> =>
  server.ask(path, {
    headers: {
      cookie: tablet.cookie,
      [headerNames.proof]: await makeProof('GET', path, server.clock.now, tablet.key),
    },
  })

export async function readHeads(server: Reached, tablet: Tablet) {
  const answer = parseHeadsAnswer(await (await read(server, tablet, '/api/heads')).json())
  if (!answer) throw new Error('Not a heads answer.')
  return answer.spaces
}

export async function readPage(
  server: Reached,
  tablet: Tablet,
  space: string,
  compartment: Compartment,
  query = '',
) {
  const response = await read(server, tablet, `/api/spaces/${space}/${compartment}/statements${query}`)
  const answer = parseStatementsAnswer(await response.json())
  if (!answer) throw new Error(`Not a statements answer: ${response.status}`)
  return answer
}

/** A session's key with its certificate, as session mode gets it. */
export async function sessionKey(
  tablet: Tablet,
  space: string,
  { from = START - 1_000, until = START + 3_600_000 } = {},
): Promise<{ readonly key: SigningKey; readonly certificate: SignedCertificate }> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const publicKey = await rawKey(pair.publicKey)
  const { officer: author, device } = tablet
  const certificate = await issueCertificate({ publicKey, author, device, space, from, until }, tablet.key)
  return { key: { id: keyId(bytes(publicKey)), privateKey: pair.privateKey }, certificate }
}

export const answer = (field: string, value: Json): Said => ({ field, value })
