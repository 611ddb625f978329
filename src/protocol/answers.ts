import * as v from 'valibot'
import { isHash, isId } from '#core'
import { type Compartment, isRecordHeader, isStatement, type RecordHeader, type Statement } from '#record'
import { isReceivedBatch, type ReceivedBatch } from './batch.ts'
import { isSignedCertificate, type SignedCertificate } from './certificate.ts'
import { type Decided, isDecided, type Outcome } from './decision.ts'
import type { Digest } from './digest.ts'
import type { AuthorKey } from './keys.ts'

/** What became of a statement (docs/protocol.md §7). */
export type StatementReceipt = {
  readonly id: string
  readonly status: 'stored' | 'had' | 'parked' | 'refused'
  readonly code?: string | undefined
}

/** Which of the chunks named are not there, now that those sent are stored (docs/protocol.md §7b). */
export type ChunksAnswer = {
  readonly protocol: number
  readonly at: number
  readonly backup: BackupMark
  readonly missing: readonly string[]
}

/** An `error` that no server sends: a receipt was there, and this version of the app does not know what it says (docs/protocol.md §9). */
export const UNKNOWN_ANSWER = 'unknown-answer'

export type Receipt =
  | {
      readonly envelope: string
      readonly batch: string
      readonly statements: readonly StatementReceipt[]
      readonly need: readonly string[]
    }
  | { readonly envelope: string; readonly error: string }

export type PushAnswer = {
  readonly protocol: number
  readonly at: number
  readonly backup: BackupMark
  readonly receipts: readonly Receipt[]
  /** The device is out of service: it sends what it has, then erases it (docs/protocol.md §8e). */
  readonly erase?: true | undefined
}

/** A device as a manager sees it; times in ms by the server's clock. */
export type ListedDevice = {
  readonly id: string
  readonly officer: string
  /** The officer's. */
  readonly name: string
  readonly enrolledAt: number
  readonly seenAt: number | null
  readonly refusedAt: number | null
  readonly erasedAt: number | null
}

export type DevicesAnswer = {
  readonly protocol: number
  readonly at: number
  readonly devices: readonly ListedDevice[]
}

/** The body with which a device says that nothing is left on it. */
export const ERASED = 'cairn erased 1'

/** The server's time up to which its last backup holds everything; null when there was none (docs/protocol.md §8b). */
export type BackupMark = number | null

/** Where each readable (space, compartment) stands on the server. */
export type HeadsAnswer = {
  readonly protocol: number
  readonly at: number
  readonly backup: BackupMark
  readonly spaces: readonly {
    readonly space: string
    readonly compartment: Compartment
    readonly seq: number
    readonly digest: string
  }[]
  /** Cases that this officer was on, and that their device forgets (docs/protocol.md §4c). */
  readonly ended?: readonly string[] | undefined
  /** To an auditor or a service manager: the cases that they have sight of now, and until when by the server's clock (docs/protocol.md §8j). */
  readonly sights?: readonly Sight[] | undefined
  /** Those of them that were erased: what waits there will never be taken (docs/protocol.md §8g). */
  readonly erased?: readonly string[] | undefined
}

export type Sight = {
  readonly space: string
  /** In ms. */
  readonly until: number
  readonly confidential: boolean
}

export type PublicKeyEntry = AuthorKey | ImportKey | ({ readonly kind: 'session' } & SignedCertificate)

/** The service's own key, for what it brings in itself: demo data, referrals from a file. */
export type ImportKey = {
  readonly kind: 'import'
  readonly publicKey: string
  readonly author: string
  readonly device: string
}

/** Names of officers by id. */
export type People = { readonly [officer: string]: string }

/** What is next in a stream. */
export type StatementsPage = {
  readonly batches: readonly (ReceivedBatch & { readonly seq: number })[]
  /** By key id: all keys that signed a batch of this page, issuers of certificates included. */
  readonly keys: { readonly [id: string]: PublicKeyEntry }
  /** Names of the officers who wrote in this page, by id; none for the confidential compartment. */
  readonly people: People
  /** `after` of the next page; null on the last. */
  readonly next: number | null
  readonly upTo: number
}

export type StatementsAnswer = StatementsPage & { readonly protocol: number }

/** Pages of several cases, in the order that they were asked for; fewer where they do not go into one answer. */
export type StatementsOfManyAnswer = {
  readonly protocol: number
  readonly streams: readonly (StatementsPage & { readonly space: string })[]
}

/** Cases that one request may ask for: an address of 2 kB. */
export const MAX_STREAMS = 50

/** Batches that one request may ask for by id: an address of 4.4 kB. */
export const MAX_IDS = 100

/** A batch without its content: `digest` is that of its statements alone (docs/protocol.md §8b). */
export type ListedBatch = { readonly seq: number; readonly batch: string; readonly digest: Digest }

export type BatchesAnswer = {
  readonly protocol: number
  readonly batches: readonly ListedBatch[]
  /** `after` of the next page; null on the last. */
  readonly next: number | null
  readonly upTo: number
  /** Of the whole stream: the sum over a whole list. */
  readonly digest: Digest
}

/** One that waits for a manager; `outcomes`: what may be decided of it now (docs/protocol.md §8c). */
export type ParkedStatement = {
  readonly id: string
  readonly code: string
  readonly statement: Statement
  readonly outcomes: readonly Outcome[]
}

export type ParkedBatch = {
  readonly batch: string
  readonly header: RecordHeader
  /** Whether its space is a case that the service knows. */
  readonly claimed: boolean
  readonly receivedAt: number
  readonly statements: readonly ParkedStatement[]
}

export type ParkedAnswer = {
  readonly protocol: number
  readonly at: number
  readonly batches: readonly ParkedBatch[]
  readonly people: People
  /** `after` of the next page; null on the last. */
  readonly next: string | null
}

/** What became of an officer's own statements. */
export type DecidedAnswer = {
  readonly protocol: number
  readonly statements: readonly {
    readonly id: string
    readonly status: 'accepted' | 'parked' | 'refused'
    readonly code?: string
    readonly decided?: Decided
  }[]
}

/** What was decided before, by whom (a name) and when (the server's time). */
export type EarlierDecision = { readonly by: string; readonly at: number; readonly outcome: Outcome }

export type ErrorAnswer = { readonly error: string; readonly message: string; readonly protocol: number }

const id = v.custom<string>(isId)
const hashText = v.custom<string>(isHash)
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const envelopeErrors = [
  ...['damaged', 'unknown-version', 'unknown-key', 'too-large', 'bad-batch'],
  'bad-signature',
] as const

/** The last line takes what a later server may say of an envelope: it is kept, and the others are not held up by it. */
const receipt = v.union([
  v.object({
    envelope: hashText,
    batch: hashText,
    statements: v.array(
      v.object({
        id: hashText,
        status: v.picklist(['stored', 'had', 'parked', 'refused']),
        code: v.optional(v.string()),
      }),
    ),
    need: v.array(hashText),
  }),
  v.object({ envelope: hashText, error: v.picklist(envelopeErrors) }),
  v.pipe(
    v.object({ envelope: hashText }),
    v.transform(({ envelope }) => ({ envelope, error: UNKNOWN_ANSWER })),
  ),
])

/** What names no envelope is about nothing that was sent. */
const receipts = v.pipe(
  v.array(v.unknown()),
  v.transform((all) => all.filter((one) => v.is(v.object({ envelope: hashText }), one))),
  v.array(receipt),
)

/** An older server says nothing of backups. */
const backup = v.optional(v.nullable(count), null)

/** Anything but a plain `true` erases nothing. */
const erase = v.fallback(v.optional(v.literal(true)), undefined)

const pushAnswer = v.object({ protocol: count, at: count, backup, receipts, erase })

const time = v.nullable(count)

const devicesAnswer = v.object({
  protocol: count,
  at: count,
  devices: v.array(
    v.object({
      ...{ id, officer: id, name: v.string(), enrolledAt: count },
      ...{ seenAt: time, refusedAt: time, erasedAt: time },
    }),
  ),
})

/** An answer that says no more than that it was done. */
const done = v.object({ protocol: count, at: count })

const chunksAnswer = v.object({ protocol: count, at: count, backup, missing: v.array(hashText) })

const headsAnswer = v.object({
  protocol: count,
  at: count,
  backup,
  spaces: v.array(
    v.object({
      space: id,
      compartment: v.picklist(['client', 'officer', 'confidential']),
      seq: count,
      digest: hashText,
    }),
  ),
  ended: v.optional(v.array(id)),
  sights: v.optional(v.array(v.object({ space: id, until: count, confidential: v.boolean() }))),
  erased: v.optional(v.array(id)),
})

const keyEntry = v.union([
  v.object({ kind: v.picklist(['author', 'import']), publicKey: v.string(), author: id, device: id }),
  v.intersect([
    v.object({ kind: v.literal('session') }),
    v.custom<SignedCertificate>(isSignedCertificateEntry),
  ]),
])

const page = {
  batches: v.array(
    v.custom<ReceivedBatch & { seq: number }>(
      (value) => isReceivedBatch(value) && Number.isSafeInteger((value as { seq?: unknown }).seq),
    ),
  ),
  keys: v.record(v.string(), keyEntry),
  people: v.optional(v.record(v.string(), v.string()), {}), // an older server names nobody
  next: v.nullable(count),
  upTo: count,
}

const statementsAnswer = v.object({ protocol: count, ...page })
const statementsOfManyAnswer = v.object({
  protocol: count,
  streams: v.array(v.object({ space: id, ...page })),
})

const batchesAnswer = v.object({
  protocol: count,
  batches: v.array(v.object({ seq: count, batch: hashText, digest: hashText })),
  next: v.nullable(count),
  upTo: count,
  digest: hashText,
})

const parkedAnswer = v.object({
  protocol: count,
  at: count,
  batches: v.array(
    v.object({
      batch: hashText,
      header: v.custom<RecordHeader>(isRecordHeader),
      claimed: v.boolean(),
      receivedAt: count,
      statements: v.array(
        v.object({
          id: hashText,
          code: v.string(),
          statement: v.custom<Statement>(isStatement),
          outcomes: v.array(v.picklist(['accept', 'refuse'])),
        }),
      ),
    }),
  ),
  people: v.record(v.string(), v.string()),
  next: v.nullable(hashText),
})

const decidedAnswer = v.object({
  protocol: count,
  statements: v.array(
    v.object({
      id: hashText,
      status: v.picklist(['accepted', 'parked', 'refused']),
      code: v.exactOptional(v.string()),
      decided: v.exactOptional(v.custom<Decided>(isDecided)),
    }),
  ),
})

const decisionAnswer = v.object({ protocol: count, at: count, decision: hashText })

const alreadyDecided = v.object({
  decided: v.nullable(v.object({ by: v.string(), at: count, outcome: v.picklist(['accept', 'refuse']) })),
})

/** Each parser gives the answer, or null for anything that is not one: a proxy's page, half a body, another version. */
export const parseDevicesAnswer = (value: unknown): DevicesAnswer | null => parsed(devicesAnswer, value)

export const parseDone = (value: unknown): v.InferOutput<typeof done> | null => parsed(done, value)

export const parsePushAnswer = (value: unknown): PushAnswer | null => parsed(pushAnswer, value)
export const parseChunksAnswer = (value: unknown): ChunksAnswer | null => parsed(chunksAnswer, value)
export const parseHeadsAnswer = (value: unknown): HeadsAnswer | null => parsed(headsAnswer, value)
export const parseStatementsAnswer = (value: unknown): StatementsAnswer | null =>
  parsed(statementsAnswer, value) as StatementsAnswer | null
export const parseStatementsOfManyAnswer = (value: unknown): StatementsOfManyAnswer | null =>
  parsed(statementsOfManyAnswer, value) as StatementsOfManyAnswer | null
export const parseBatchesAnswer = (value: unknown): BatchesAnswer | null => parsed(batchesAnswer, value)
export const parseParkedAnswer = (value: unknown): ParkedAnswer | null => parsed(parkedAnswer, value)
export const parseDecidedAnswer = (value: unknown): DecidedAnswer | null => parsed(decidedAnswer, value)
export const parseDecisionAnswer = (value: unknown): { readonly decision: string } | null =>
  parsed(decisionAnswer, value)
/** Who decided before, from `409 already-decided`. */
export const parseEarlier = (value: unknown): EarlierDecision | null =>
  parsed(alreadyDecided, value)?.decided ?? null

function parsed<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | null {
  const result = v.safeParse(schema, value)
  return result.success ? result.output : null
}

function isSignedCertificateEntry(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { certificate, signature } = value as Partial<SignedCertificate>
  return isSignedCertificate({ certificate, signature })
}
