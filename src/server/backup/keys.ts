import * as v from 'valibot'
import { fromBase64url, textFromBytes, toBase64url } from '#core'
import { erasureReasons, holdReasons } from '#protocol'
import { ERASING, HOLDING, migrationsIn, ROTATION } from '../database/migrations.ts'
import type {
  Database,
  ErasureRow,
  HoldRow,
  KeyGenerationRow,
  ServiceKeyRow,
  SpaceKeyRow,
} from '../database/tables.ts'

/** All that the service key wraps, as stored, which service keys there were, what was erased, keys that are no more, and what may not be. It is never in the same file as the data that it opens. */
export type StoredKeys = {
  readonly spaces: readonly SpaceKeyRow[]
  readonly service: readonly ServiceKeyRow[]
  readonly generations: readonly KeyGenerationRow[]
  readonly erasures: readonly ErasureRow[]
  /** A file of before does not say; then those of the data stand. */
  readonly holds?: readonly HoldRow[]
}

/** The tables that a file of data has no rows of. */
export const keyTables = ['space_keys', 'service_keys', 'key_generations'] as const

export type Contents = {
  /** Id of the service's own signing key. */
  readonly service: string
  readonly migrations: readonly string[]
  readonly keys: StoredKeys
}

/** What a backup says about a database, and its keys. @throws Error with a sentence when it is not a service's */
export async function contentsOf(db: Database): Promise<Contents> {
  const service = await db.selectFrom('service_keys').selectAll().orderBy('id').execute()
  const own = service.find(({ kind }) => kind === 'import')
  if (!own) throw new Error('The service has no keys yet: start it once before you make a backup.')
  const spaces = await db.selectFrom('space_keys').selectAll().orderBy('space').execute()
  const migrations = await migrationsIn(db)
  const erasures = migrations.includes(ERASING)
    ? await db
        .selectFrom('erasures')
        .selectAll()
        .where('certificate', 'is not', null)
        .orderBy('space')
        .execute()
    : []
  const holds = migrations.includes(HOLDING)
    ? await db.selectFrom('holds').selectAll().orderBy('space').orderBy('reason').execute()
    : []
  const generations = migrations.includes(ROTATION)
    ? await db.selectFrom('key_generations').selectAll().orderBy('number').execute()
    : []
  return { service: own.id, migrations, keys: { spaces, service, generations, erasures, holds } }
}

const text = v.pipe(v.string(), v.regex(/^[\w-]+$/))
const bytes = v.pipe(
  text,
  v.transform((written) => fromBase64url(written) ?? new Uint8Array()),
  v.minLength(1),
)
const time = v.pipe(v.number(), v.safeInteger())
const keysSchema: v.GenericSchema<unknown, StoredKeys> = v.object({
  spaces: v.array(v.object({ space: text, wrapped: bytes })),
  service: v.array(
    v.object({
      id: text,
      kind: v.picklist(['opening', 'import']),
      public_key: text,
      private_key: bytes,
      made_at: time,
    }),
  ),
  /** Nothing of these two in a file of before. */
  generations: v.optional(v.array(v.object({ number: time, id: text, derived: v.nullable(bytes) })), []),
  erasures: v.optional(
    v.array(
      v.object({
        ...{ space: text, reason: v.picklist(erasureReasons), asked_by: text, asked_at: time },
        ...{ certificate: v.string(), mac: text },
      }),
    ),
    [],
  ),
  holds: v.exactOptional(
    v.array(
      v.object({
        ...{ space: text, reason: v.picklist(holdReasons), put_by: text, put_at: time },
        lifted_at: v.nullable(time),
      }),
    ),
  ),
})

export const keysAsBytes = (keys: StoredKeys): Uint8Array =>
  Buffer.from(
    JSON.stringify(keys, (_, value: unknown) => (value instanceof Uint8Array ? toBase64url(value) : value)),
  )

/** Null when they are not as `keysAsBytes` writes them. */
export function keysFromBytes(written: Uint8Array): StoredKeys | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), keysSchema), textFromBytes(written))
  return parsed.success ? parsed.output : null
}
