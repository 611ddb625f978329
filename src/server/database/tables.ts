import type { Generated, Kysely, Transaction } from 'kysely'
import type { Role } from '#casework'
import type { ErasureReason, HoldReason, Outcome } from '#protocol'
import type { Compartment } from '#record'

/**
 * What the server stores. Times are ms since 1970; ids and public keys are base64url; `bytes` columns are ciphertext,
 * opened only with keys that the service key unwraps. No value of a statement stands in any other column.
 */
export type Tables = {
  officers: OfficerRow
  sign_ins: SignInRow
  sign_in_attempts: SignInAttemptRow
  second_factors: SecondFactorRow
  recovery_codes: RecoveryCodeRow
  passkeys: PasskeyRow
  passkey_challenges: PasskeyChallengeRow
  devices: DeviceRow
  author_keys: AuthorKeyRow
  service_keys: ServiceKeyRow
  spaces: SpaceRow
  space_keys: SpaceKeyRow
  memberships: MembershipRow
  ended_memberships: EndedMembershipRow
  sights: SightRow
  streams: StreamRow
  batches: BatchRow
  statements: StatementRow
  marks: MarkRow
  chunks: ChunkRow
  chunk_places: ChunkPlaceRow
  decisions: DecisionRow
  audit: AuditRow
  erasures: ErasureRow
  holds: HoldRow
  key_generations: KeyGenerationRow
}

export type Database = Kysely<Tables>
export type Writing = Transaction<Tables>

export type OfficerRow = {
  id: string
  name: string
  /** As typed at sign-in, normalised. */
  sign_in_name: string
  role: Role
  grade: string | null
  /** PHC string: algorithm, cost, salt and hash. */
  password: string
}

type SignInRow = {
  id: string
  /** Of the cookie's token: the token itself is nowhere on the server. */
  token_hash: string
  officer: string
  started_at: number
  seen_at: number
  /** When password and second factor were last shown (docs/protocol.md §8h). */
  proved_at: number
}

/** Failed sign-ins under one name (hashed), or of all names in one minute. */
type SignInAttemptRow = { subject: string; failures: number; last_at: number; blocked_until: number }

/** `secret` is sealed under a key that comes from the service key; `last_step`: the latest step of 30 s whose code was used. */
type SecondFactorRow = { officer: string; secret: Uint8Array; set_up_at: number; last_step: number }

/** One that was not used yet: the code itself is nowhere on the server. */
type RecoveryCodeRow = { officer: string; mac: string }

/** One that signs in (docs/protocol.md §8k). */
type PasskeyRow = {
  id: string
  officer: string
  /** The host that it was made for. */
  relying_party: string
  /** Credential, public key, name and transports. */
  sealed: Uint8Array
  counter: number
  made_at: number
  used_at: number | null
}

/** What was asked, as its hash, until it is answered. */
type PasskeyChallengeRow = { id: string; officer: string; purpose: string; made_at: number }

type DeviceRow = {
  id: string
  officer: string
  /** ECDSA P-256, 65 raw bytes. */
  public_key: string
  /** Id of its author key. */
  author_key: string
  enrolled_at: number
  /** When it stopped being trusted; its statements are parked from then on. */
  refused_at: number | null
  /** When it last sent something, to within ten minutes. */
  seen_at: Generated<number | null>
  /** When it said that nothing is left on it. */
  erased_at: Generated<number | null>
}

export type AuthorKeyRow = {
  id: string
  kind: 'author' | 'session' | 'import'
  public_key: string
  author: string
  device: string
  /** JSON of the signed certificate, for `session` only. */
  certificate: string | null
}

export type ServiceKeyRow = {
  id: string
  kind: 'opening' | 'import'
  public_key: string
  private_key: Uint8Array
  made_at: number
}

/** `service`: what holds for every case. `unclaimed`: a device wrote into a space that the service does not know; nobody reads it until a person decides. `erased`: nothing of it is here, and never will be. */
type SpaceRow = { id: string; kind: 'case' | 'service' | 'unclaimed' | 'erased'; made_at: number }

/** Without this row the space's bodies cannot be opened by anybody: deleting it erases the case. */
export type SpaceKeyRow = { space: string; wrapped: Uint8Array }

type MembershipRow = { space: string; officer: string }

/** Who was on a case and is no longer, since `ended_at`, server time. */
type EndedMembershipRow = MembershipRow & { ended_at: number }

/** Somebody's sight of one case, granted by a manager. It holds until `until`, or until it was taken back at `ended_at`. */
type SightRow = MembershipRow & {
  /** 1: with the confidential part; 0: without. */
  confidential: number
  until: number
  granted_by: string
  granted_at: number
  ended_at: number | null
}

type StreamRow = {
  number: Generated<number>
  space: string
  compartment: Compartment
  seq: number
  digest: string
}

/** What other tables name is a number: an id of 43 characters in every row of statements would be most of it. */
type BatchRow = {
  number: Generated<number>
  id: string
  /** The number of its stream. */
  stream: number
  seq: number
  author_key: string
  received_at: number
  body: Uint8Array
}

/** `code` says why a statement is withheld. */
export type StatementRow = {
  id: string
  /** The number of its batch. */
  batch: number
  status: 'accepted' | 'parked' | 'refused'
  code: string | null
  /** The manager's decision that made it accepted or refused. */
  decision: string | null
}

/** A manager's decision of parked statements; `body`: the signed decision, with its reason, sealed. */
type DecisionRow = {
  id: string
  space: string
  officer: string
  outcome: Outcome
  /** Server time. */
  decided_at: number
  body: Uint8Array
}

/** Part of an attachment, under its own hash; `body` is sealed under a key that stands only in the statement that names it. */
type ChunkRow = { id: string; received_at: number; body: Uint8Array }

/** A statement of this space and compartment names the chunk, which may not have come yet. */
type ChunkPlaceRow = { chunk: string; space: string; compartment: Compartment }

/** One entry of the audit log: who asked for what, and how it went. `body`: canonical JSON without content; `mac` binds it to all before it. */
type AuditRow = { chain: string; number: number; body: string; mac: string }

/** A case that a manager asked to erase; `certificate`: canonical JSON of what is left of it once it is done, bound to the service by `mac`. */
export type ErasureRow = {
  space: string
  reason: ErasureReason
  asked_by: string
  asked_at: number
  certificate: string | null
  mac: string | null
}

/** A case that may not be erased while `lifted_at` is null. One that was lifted stays until the case is erased: whoever asked for that waits anew. */
export type HoldRow = {
  space: string
  reason: HoldReason
  put_by: string
  put_at: number
  lifted_at: number | null
}

/**
 * A service key that this database is or was under; `id` does not tell it. `derived`: what is still needed of one that was replaced, sealed
 * under the one of now, of which it is null.
 */
export type KeyGenerationRow = { number: number; id: string; derived: Uint8Array | null }

/**
 * A number by name. `backup`: the time up to which the last backup holds everything. `generation`: of the service key that second factors, recovery
 * codes and the audit log are under; behind the keys' own where older data was put back with newer keys.
 */
type MarkRow = { name: 'backup' | 'generation'; value: number }
