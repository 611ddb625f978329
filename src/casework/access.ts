import { type Compartment, compartments } from '#record'
import { isRole, type Role } from './roles.ts'

export type RouteId =
  | 'health'
  | 'sign-in'
  | 'sign-out'
  | 'prove-again'
  | 'enrol-device'
  | 'push'
  | 'send-chunks'
  | 'heads'
  | 'statements'
  | 'statements-of-many'
  | 'chunk'
  | 'batches'
  | 'parked'
  | 'decide'
  | 'decided'
  | 'devices'
  | 'refuse-device'
  | 'device-erased'
  | 'second-factor'
  | 'set-up-second-factor'
  | 'remove-second-factor'
  | 'new-recovery-codes'
  | 'begin-passkey'
  | 'add-passkey'
  | 'remove-passkey'
  | 'second-factors'
  | 'reset-second-factor'
  | 'erasures'
  | 'ask-erasure'
  | 'erase'
  | 'take-back-erasure'
  | 'hold'
  | 'lift-hold'
  | 'sights'
  | 'grant-sight'
  | 'end-sight'
  | 'pages'

/**
 * What a caller must show. `open-vault`: the sign-in cookie and a proof by an author key of the same officer, which
 * exists only while that officer's vault is unlocked.
 */
export type Needs = 'nothing' | 'device-signature' | 'sign-in' | 'open-vault'

/** Which cases: those the officer is on, those they have sight of, or every case of the service. */
export type Reach = 'own' | 'sight' | 'every'

/** How somebody stands to a case now. */
export type Tie = {
  readonly onCase: boolean
  /** What a manager let them see of it for a time that is not over (docs/protocol.md §8j). */
  readonly sight: readonly Compartment[]
}

export const noTie: Tie = { onCase: false, sight: [] }

/** What each role may read through a route; a role or a compartment that is not named reads nothing. */
export type ReadRule = { readonly [role in Role]?: { readonly [compartment in Compartment]?: Reach } }

export type AccessRule = {
  readonly needs: Needs
  /** Whether the browser's address bar may open it: only what carries no data. */
  readonly navigation: boolean
  /** Whether another site's page could ask for it with the cookie: then the Origin header is checked. */
  readonly changesState: boolean
  readonly reads: ReadRule
  /** Whether the sign-in must have been proved within the last hour: for what cannot be undone, or gives rights away (docs/protocol.md §8h). */
  readonly recent: boolean
  /** Absent: every role. */
  readonly only?: readonly Role[]
  /** What of it the audit log keeps. `refusals`: what it answers is no case's content. */
  readonly audited: 'all' | 'refusals' | 'nothing'
}

const closed = { navigation: false, changesState: false, recent: false, reads: {}, audited: 'all' } as const
const action = { ...closed, changesState: true } as const
const grave = { ...action, recent: true } as const

/** Those whose cases they are; they alone see photographs. */
const workReads = {
  officer: { client: 'own', officer: 'own', confidential: 'own' },
  manager: { client: 'every', officer: 'every', confidential: 'every' },
} as const satisfies ReadRule

/** Nobody has sight of what is the client's: no question of an audit needs it, nor does a word on what is urgent. */
const caseReads: ReadRule = {
  ...workReads,
  auditor: { officer: 'sight', confidential: 'sight' },
  'service-manager': { officer: 'sight' },
}

/** Who sees what was parked, everywhere; who sees it decides it. */
const parkedReads: ReadRule = {
  manager: { client: 'every', officer: 'every', confidential: 'every' },
}

/** Every route of the server: what it needs, and what each role may read through it. Anything else is refused. */
export const accessTable = {
  health: { ...closed, needs: 'nothing', navigation: true, audited: 'nothing' },
  pages: { ...closed, needs: 'nothing', navigation: true, audited: 'nothing' },
  'sign-in': { ...action, needs: 'nothing' },
  'sign-out': { ...action, needs: 'sign-in' },
  'prove-again': { ...action, needs: 'sign-in' },
  'enrol-device': { ...grave, needs: 'sign-in' },
  push: { ...closed, needs: 'device-signature' },
  'send-chunks': { ...closed, needs: 'device-signature' },
  heads: { ...closed, needs: 'open-vault', reads: caseReads, audited: 'refusals' },
  statements: { ...closed, needs: 'open-vault', reads: caseReads },
  'statements-of-many': { ...closed, needs: 'open-vault', reads: caseReads },
  chunk: { ...closed, needs: 'open-vault', reads: workReads },
  batches: { ...closed, needs: 'open-vault', reads: caseReads },
  parked: { ...closed, needs: 'open-vault', reads: parkedReads },
  decide: { ...action, needs: 'open-vault' },
  decided: { ...closed, needs: 'open-vault' },
  devices: { ...closed, needs: 'open-vault', only: ['manager'] },
  'refuse-device': { ...grave, needs: 'open-vault', only: ['manager'] },
  erasures: { ...closed, needs: 'open-vault', only: ['manager'] },
  'ask-erasure': { ...grave, needs: 'open-vault', only: ['manager'] },
  erase: { ...grave, needs: 'open-vault', only: ['manager'] },
  'take-back-erasure': { ...action, needs: 'open-vault', only: ['manager'] },
  hold: { ...action, needs: 'open-vault', only: ['manager'] },
  'lift-hold': { ...action, needs: 'open-vault', only: ['manager'] },
  sights: { ...closed, needs: 'open-vault', only: ['manager'] },
  'grant-sight': { ...grave, needs: 'open-vault', only: ['manager'] },
  'end-sight': { ...action, needs: 'open-vault', only: ['manager'] },
  'device-erased': { ...closed, needs: 'device-signature' },
  'second-factor': { ...closed, needs: 'open-vault' },
  'set-up-second-factor': { ...grave, needs: 'open-vault' },
  'remove-second-factor': { ...grave, needs: 'open-vault' },
  'new-recovery-codes': { ...grave, needs: 'open-vault' },
  'begin-passkey': { ...grave, needs: 'open-vault' },
  'add-passkey': { ...grave, needs: 'open-vault' },
  'remove-passkey': { ...grave, needs: 'open-vault' },
  'second-factors': { ...closed, needs: 'open-vault', only: ['manager'] },
  'reset-second-factor': { ...grave, needs: 'open-vault', only: ['manager'] },
} as const satisfies { readonly [route in RouteId]: AccessRule }

/** Whether a role reads a compartment of a case through a route. */
export function mayRead(
  route: RouteId,
  role: Role,
  { onCase, sight }: Tie,
  compartment: Compartment,
): boolean {
  const { reads }: AccessRule = accessTable[route]
  switch (reads[role]?.[compartment]) {
    case 'every':
      return true
    case 'own':
      return onCase
    case 'sight':
      return sight.includes(compartment)
    default:
      return false
  }
}

/** What of a case somebody of this role may be given sight of; nothing for those who read cases in another way, or none. */
export const reachOfSight = (role: string): readonly Compartment[] =>
  compartments.filter((compartment) => isRole(role) && caseReads[role]?.[compartment] === 'sight')

/** Whether somebody of this role sees a case only while a manager lets them. */
export const seesBySight = (role: string): boolean => reachOfSight(role).length > 0

/** Whether a role reads a compartment of the service's own space through a route: who reads cases there reads what they are worked with. */
export function mayReadService(route: RouteId, role: Role, compartment: Compartment): boolean {
  const { reads }: AccessRule = accessTable[route]
  return compartment === 'officer' && reads[role]?.[compartment] !== undefined
}
