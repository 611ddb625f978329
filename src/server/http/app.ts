import { type Context, Hono } from 'hono'
import { type AccessRule, accessTable, type RouteId } from '#casework'
import { headerNames, PROTOCOL } from '#protocol'
import { RotatedError } from '../keys/generations.ts'
import type { Service } from '../service.ts'
import { handleChunk, handleChunks } from './attachments.ts'
import { createAuditing } from './audited.ts'
import { handleDevices, handleErased, handleRefusal } from './devices.ts'
import {
  handleErasureAsked,
  handleErasureDone,
  handleErasures,
  handleErasureTakenBack,
  handleHoldLifted,
  handleHoldPut,
} from './erasures.ts'
import { admit, type Shown } from './guard.ts'
import {
  handleBatches,
  handleEnrolment,
  handleHeads,
  handlePush,
  handleStatements,
  handleStatementsOfMany,
  health,
} from './handlers.ts'
import { setSecurityHeaders } from './headers.ts'
import { handlePage, type Pages } from './pages.ts'
import { handleDecided, handleDecision, handleParked } from './parked.ts'
import { handlePasskeyAdded, handlePasskeyBegun, handlePasskeyRemoved } from './passkeys.ts'
import { problem } from './problems.ts'
import {
  handleNewCodes,
  handleRemoval,
  handleReset,
  handleSecondFactor,
  handleSecondFactors,
  handleSetUp,
} from './second-factor.ts'
import { handleSightEnded, handleSightGranted, handleSights } from './sights.ts'
import { handleProof, handleSignIn, handleSignOut } from './sign-in.ts'

/** Where each route of the access table is found. Nothing else is served. */
export const places: { readonly [route in RouteId]: readonly ['GET' | 'POST', string] } = {
  health: ['GET', '/api/health'],
  'sign-in': ['POST', '/api/sign-in'],
  'sign-out': ['POST', '/api/sign-out'],
  'prove-again': ['POST', '/api/sign-in/again'],
  'enrol-device': ['POST', '/api/devices'],
  push: ['POST', '/api/push'],
  'send-chunks': ['POST', '/api/chunks'],
  heads: ['GET', '/api/heads'],
  statements: ['GET', '/api/spaces/:space/:compartment/statements'],
  'statements-of-many': ['GET', '/api/statements/:compartment/:from'],
  chunk: ['GET', '/api/spaces/:space/:compartment/chunks/:hash'],
  batches: ['GET', '/api/spaces/:space/:compartment/batches'],
  parked: ['GET', '/api/parked/:compartment'],
  decide: ['POST', '/api/parked/decisions'],
  decided: ['GET', '/api/decided'],
  devices: ['GET', '/api/devices'],
  'refuse-device': ['POST', '/api/devices/refused'],
  'device-erased': ['POST', '/api/devices/erased'],
  'second-factor': ['GET', '/api/second-factor'],
  'set-up-second-factor': ['POST', '/api/second-factor'],
  'remove-second-factor': ['POST', '/api/second-factor/removed'],
  'new-recovery-codes': ['POST', '/api/second-factor/codes'],
  'begin-passkey': ['POST', '/api/second-factor/passkeys/begun'],
  'add-passkey': ['POST', '/api/second-factor/passkeys'],
  'remove-passkey': ['POST', '/api/second-factor/passkeys/removed'],
  'second-factors': ['GET', '/api/second-factors'],
  'reset-second-factor': ['POST', '/api/second-factors/reset'],
  erasures: ['GET', '/api/erasures'],
  'ask-erasure': ['POST', '/api/erasures'],
  erase: ['POST', '/api/erasures/done'],
  'take-back-erasure': ['POST', '/api/erasures/taken-back'],
  hold: ['POST', '/api/holds'],
  'lift-hold': ['POST', '/api/holds/lifted'],
  sights: ['GET', '/api/sights'],
  'grant-sight': ['POST', '/api/sights'],
  'end-sight': ['POST', '/api/sights/ended'],
  pages: ['GET', '*'],
}

/** The whole HTTP surface. Without `pages` (tests, the world) it is the API alone. */
export function createApp(service: Service, pages: Pages | null, onRotated: () => void): Hono {
  const app = new Hono()
  const audit = createAuditing(service)
  const serve = <R extends RouteId>(route: R, handle: Handler<R>) =>
    addRoute(app, service, audit, route, handle)
  serve('health', (c) => health(c, service))
  serve('sign-in', (c) => handleSignIn(c, service))
  serve('sign-out', (c, signIn) => handleSignOut(c, service, signIn))
  serve('prove-again', (c, signIn) => handleProof(c, service, signIn))
  serve('enrol-device', (c, signIn) => handleEnrolment(c, service, signIn))
  serve('push', (c, sent) => handlePush(c, service, sent))
  serve('send-chunks', (c, sent) => handleChunks(c, service, sent))
  serve('heads', (c, signIn) => handleHeads(c, service, signIn))
  serve('statements', (c, signIn) => handleStatements(c, service, signIn))
  serve('statements-of-many', (c, signIn) => handleStatementsOfMany(c, service, signIn))
  serve('chunk', (c, signIn) => handleChunk(c, service, signIn))
  serve('batches', (c, signIn) => handleBatches(c, service, signIn))
  serve('parked', (c, signIn) => handleParked(c, service, signIn))
  serve('decide', (c, signIn) => handleDecision(c, service, signIn))
  serve('decided', (c, signIn) => handleDecided(c, service, signIn))
  serve('devices', (c) => handleDevices(c, service))
  serve('refuse-device', (c) => handleRefusal(c, service))
  serve('device-erased', (c, sent) => handleErased(c, service, sent))
  serve('second-factor', (c, signIn) => handleSecondFactor(c, service, signIn))
  serve('set-up-second-factor', (c, signIn) => handleSetUp(c, service, signIn))
  serve('remove-second-factor', (c, signIn) => handleRemoval(c, service, signIn))
  serve('new-recovery-codes', (c, signIn) => handleNewCodes(c, service, signIn))
  serve('begin-passkey', (c, signIn) => handlePasskeyBegun(c, service, signIn))
  serve('add-passkey', (c, signIn) => handlePasskeyAdded(c, service, signIn))
  serve('remove-passkey', (c, signIn) => handlePasskeyRemoved(c, service, signIn))
  serve('second-factors', (c) => handleSecondFactors(c, service))
  serve('reset-second-factor', (c, signIn) => handleReset(c, service, signIn))
  serve('erasures', (c) => handleErasures(c, service))
  serve('ask-erasure', (c, signIn) => handleErasureAsked(c, service, signIn))
  serve('erase', (c, signIn) => handleErasureDone(c, service, signIn))
  serve('take-back-erasure', (c) => handleErasureTakenBack(c, service))
  serve('hold', (c, signIn) => handleHoldPut(c, service, signIn))
  serve('lift-hold', (c) => handleHoldLifted(c, service))
  serve('sights', (c) => handleSights(c, service))
  serve('grant-sight', (c, signIn) => handleSightGranted(c, service, signIn))
  serve('end-sight', (c) => handleSightEnded(c, service))
  if (pages) serve('pages', (c) => handlePage(c, pages))
  app.notFound((c) => {
    prepare(c, service)
    return problem(c, 'not-found')
  })
  app.onError((error, c) => {
    service.log({ event: 'error', name: error.name, where: placeOf(error) })
    if (error instanceof RotatedError) onRotated()
    prepare(c, service)
    return problem(c, 'server-error')
  })
  return app
}

type Handler<R extends RouteId> = (
  c: Context,
  shown: Shown[(typeof accessTable)[R]['needs']],
) => Promise<Response> | Response

/** A route exists only together with its rule, its handler runs only for those whom the rule admits, and nothing is answered before it is noted. */
function addRoute<R extends RouteId>(
  app: Hono,
  service: Service,
  audit: ReturnType<typeof createAuditing>,
  route: R,
  handle: Handler<R>,
): void {
  const rule: AccessRule = accessTable[route]
  const [method, path] = places[route]
  app.on(method, path, async (c) => {
    prepare(c, service)
    const admitted = await admit(c, service, rule)
    const answer = admitted.ok
      ? await handle(c, admitted.value as Parameters<typeof handle>[1])
      : problem(c, admitted.error, admitted.error === 'stale-proof' ? { at: service.clock() } : {})
    await audit(c, route, rule, admitted.ok)
    return answer
  })
}

/** What every answer carries. */
function prepare(c: Context, { clock }: Service): void {
  setSecurityHeaders(c)
  c.header('Cache-Control', 'no-store')
  c.header(headerNames.protocol, String(PROTOCOL))
  c.header(headerNames.time, String(clock()))
}

/** The frames of an error without its message, which may quote what somebody wrote. */
const placeOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' < ')
