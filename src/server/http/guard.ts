import type { Context } from 'hono'
import type { AccessRule, Needs } from '#casework'
import { type Bytes, err, ok, type Result } from '#core'
import { headerNames, MAX_PUSH_BYTES, PROOF_WINDOW_MS, parseProof, verifyProof, verifyPush } from '#protocol'
import type { Service } from '../service.ts'
import { signInToken } from '../sign-in/cookie.ts'
import { isRecent, type SignIn, signInOf } from '../sign-in/sign-ins.ts'
import { readBytes } from './body.ts'
import type { ProblemCode } from './problems.ts'
import { versionProblem } from './versions.ts'

/** What a route's handler gets once the caller has shown what the access table asks for. */
export type Shown = {
  readonly nothing: null
  readonly 'sign-in': SignIn
  readonly 'open-vault': SignIn
  readonly 'device-signature': Sent
}

/** A body, and the enrolled device that signed it. */
export type Sent = { readonly body: Bytes; readonly device: string; readonly isRefused: boolean }

/** Lets a caller through to a route, or says why not. The only way to a handler. */
export async function admit(
  c: Context,
  service: Service,
  rule: AccessRule,
): Promise<Result<Shown[Needs], ProblemCode>> {
  if (!rule.navigation && c.req.header('sec-fetch-mode') === 'navigate')
    return err(rule.needs === 'open-vault' ? 'no-proof' : 'not-a-page')
  if (rule.changesState && !isFromOwnPage(c)) return err('other-site')
  const wrongVersion = isAskedForVersion(rule) ? versionProblem(c.req.raw.headers, service.protocols) : null
  if (wrongVersion !== null) return err(wrongVersion)
  switch (rule.needs) {
    case 'nothing':
      return ok(null)
    case 'sign-in':
      return recentOnly(rule, service, await signedIn(c, service))
    case 'open-vault':
      return recentOnly(rule, service, allowedOnly(rule, await openVault(c, service)))
    case 'device-signature':
      return signedByDevice(c, service)
  }
}

const allowedOnly = (
  { only }: AccessRule,
  shown: Result<SignIn, ProblemCode>,
): Result<SignIn, ProblemCode> =>
  shown.ok && only && !only.includes(shown.value.officer.role) ? err('not-for-you') : shown

const recentOnly = (
  { recent }: AccessRule,
  service: Service,
  shown: Result<SignIn, ProblemCode>,
): Result<SignIn, ProblemCode> =>
  shown.ok && recent && !isRecent(service, shown.value) ? err('sign-in-again') : shown

/** Browsers send Origin with every request that changes something, and no page can forge it. */
function isFromOwnPage(c: Context): boolean {
  const origin = c.req.header('origin')
  const host = c.req.header('host') ?? new URL(c.req.url).host
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
}

/** A push is taken from every app there ever was, or its work would be lost; and a page is given to every browser, or no update would come. */
const isAskedForVersion = ({ needs, navigation }: AccessRule): boolean =>
  needs !== 'device-signature' && !navigation

async function signedIn(c: Context, service: Service): Promise<Result<SignIn, ProblemCode>> {
  const token = signInToken(c)
  const signIn = token === undefined ? null : await signInOf(service, token)
  return signIn ? ok(signIn) : err('signed-out')
}

/** The cookie alone is in the browser while the device is locked; only an open vault holds the author key of the proof. */
async function openVault(c: Context, service: Service): Promise<Result<SignIn, ProblemCode>> {
  const signIn = await signedIn(c, service)
  if (!signIn.ok) return signIn
  const proof = parseProof(c.req.header(headerNames.proof) ?? '')
  if (!proof) return err('no-proof')
  const key = await service.db
    .selectFrom('author_keys')
    .innerJoin('devices', 'devices.author_key', 'author_keys.id')
    .select(['author_keys.public_key', 'devices.refused_at'])
    .where('author_keys.id', '=', proof.key)
    .where('author_keys.kind', '=', 'author')
    .where('author_keys.author', '=', signIn.value.officer.id)
    .executeTakeFirst()
  if (!key) return err('no-proof')
  const { pathname, search } = new URL(c.req.url)
  if (!(await verifyProof(proof, c.req.method, pathname + search, key.public_key))) return err('no-proof')
  if (Math.abs(service.clock() - proof.at) > PROOF_WINDOW_MS) return err('stale-proof')
  return key.refused_at === null ? signIn : err('device-refused')
}

/** A device that was refused may still send: its statements are parked, nothing of them is lost. */
async function signedByDevice(c: Context, service: Service): Promise<Result<Sent, ProblemCode>> {
  const device = await service.db
    .selectFrom('devices')
    .select(['id', 'public_key', 'refused_at'])
    .where('id', '=', c.req.header(headerNames.device) ?? '')
    .executeTakeFirst()
  if (!device) return err('unknown-device')
  const body = await readBytes(c.req.raw, MAX_PUSH_BYTES)
  if (!body.ok) return body
  const signature = c.req.header(headerNames.signature) ?? ''
  if (!(await verifyPush(body.value, signature, device.public_key))) return err('bad-signature')
  return ok({ body: body.value, device: device.id, isRefused: device.refused_at !== null })
}
