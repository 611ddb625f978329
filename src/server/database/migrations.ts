import { type ColumnDefinitionBuilder, type Kysely, SqliteAdapter, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { again } from './again.ts'
import type { Database } from './tables.ts'

/**
 * Brings a database of any earlier version up to this one, all steps or none. Of two processes that start together both may
 * begin; the name of a step is a primary key, so the second is rolled back and finds it done. `upTo`: as a version of then would have.
 *
 * @throws NewerDatabaseError, or whatever made a step fail
 */
export async function migrate(db: Database, upTo = latest): Promise<void> {
  await writeAnew(db)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  await again(async () => {
    const { error } = await migrator.migrateTo(upTo)
    if (error === undefined) return
    throw hasUnknown(await migrationsIn(db)) ? new NewerDatabaseError() : error
  })
}

/**
 * A file that deleted without overwriting, or moved rows, holds on in its unused places to what was: keys too. Written anew once, before its
 * cases can be erased; from then on nothing stays behind in it (`openSqlite`).
 */
async function writeAnew(db: Database): Promise<void> {
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return
  const { rows } = await sql`select 1 from sqlite_master where name = 'space_keys'`.execute(db)
  if (rows.length > 0 && !(await migrationsIn(db)).includes(ERASING)) await sql`vacuum`.execute(db)
}

/** Names of the steps that a database has behind it. */
export async function migrationsIn(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** Whether one of these steps is from a version of Cairn still to come. */
export const hasUnknown = (names: readonly string[]): boolean => names.some((name) => !(name in migrations))

class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
  constructor() {
    super('This database was written by a newer version of Cairn. Nothing was changed. Start that version.')
  }
}

/** The step from which on cases can be erased. */
export const ERASING = '0010-erasing'

/** The step from which on the service key can be rotated. */
export const ROTATION = '0012-rotation'

/** The step from which on they can be kept from that. */
export const HOLDING = '0013-holds'

/**
 * Never edited once released: a change is a new one at the end. The types mean the same on SQLite and PostgreSQL: `bigint`
 * for whole numbers of any size, `bytea` for bytes, `text`; there is no boolean.
 */
const migrations: Record<string, Migration> = {
  '0001-start': { up: start },
  '0002-exchange': { up: exchange },
  '0003-decisions': { up: decisions },
  '0004-chunks': { up: chunks },
  '0005-numbers': { up: numbers },
  '0006-audit': { up: audit },
  '0007-lost-devices': { up: lostDevices },
  '0008-ended-memberships': { up: endedMemberships },
  '0009-second-factors': { up: secondFactors },
  [ERASING]: { up: erasing },
  '0011-proved': { up: proved },
  [ROTATION]: { up: rotation },
  [HOLDING]: { up: holding },
  '0014-sights': { up: sights },
  '0015-passkeys': { up: passkeys },
}

const latest = Object.keys(migrations).at(-1) ?? ''

async function start(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('officers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('sign_in_name', 'text', (column) => column.notNull().unique())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('grade', 'text')
    .addColumn('password', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('sign_ins')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('officer', 'text', (column) => column.notNull().references('officers.id'))
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('sign_in_attempts')
    .addColumn('subject', 'text', (column) => column.primaryKey())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('blocked_until', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('author_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('certificate', 'text')
    .execute()
  await db.schema
    .createTable('devices')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('officer', 'text', (column) => column.notNull().references('officers.id'))
    .addColumn('public_key', 'text', (column) => column.notNull().unique())
    .addColumn('author_key', 'text', (column) => column.notNull().unique().references('author_keys.id'))
    .addColumn('enrolled_at', 'bigint', (column) => column.notNull())
    .addColumn('refused_at', 'bigint')
    .execute()
  await db.schema
    .createTable('service_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('private_key', 'bytea', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('spaces')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('space_keys')
    .addColumn('space', 'text', (column) => column.primaryKey().references('spaces.id'))
    .addColumn('wrapped', 'bytea', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('memberships')
    .addColumn('space', 'text', (column) => column.notNull().references('spaces.id'))
    .addColumn('officer', 'text', (column) => column.notNull().references('officers.id'))
    .addPrimaryKeyConstraint('memberships_key', ['officer', 'space'])
    .execute()
  await db.schema
    .createTable('streams')
    .addColumn('space', 'text', (column) => column.notNull().references('spaces.id'))
    .addColumn('compartment', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('streams_key', ['space', 'compartment'])
    .execute()
  await db.schema
    .createTable('batches')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('space', 'text', (column) => column.notNull().references('spaces.id'))
    .addColumn('compartment', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('author_key', 'text', (column) => column.notNull().references('author_keys.id'))
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'bytea', (column) => column.notNull())
    .addUniqueConstraint('batches_in_order', ['space', 'compartment', 'seq'])
    .execute()
  await db.schema
    .createTable('statements')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('batch', 'text', (column) => column.notNull().references('batches.id'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('code', 'text')
    .execute()
}

/** The list of ids goes from batches to statements; a backup leaves its mark. */
async function exchange(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('statements_of_batch').on('statements').column('batch').execute()
  await db.schema
    .createTable('marks')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .execute()
}

/** What managers decided of parked statements, and those that wait found without reading all. */
async function decisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('decisions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('space', 'text', (column) => column.notNull().references('spaces.id'))
    .addColumn('officer', 'text', (column) => column.notNull().references('officers.id'))
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'bytea', (column) => column.notNull())
    .execute()
  await db.schema
    .alterTable('statements')
    .addColumn('decision', 'text', (column) => column.references('decisions.id'))
    .execute()
  await sql`create index statements_parked on statements (batch) where status = 'parked'`.execute(db)
}

/** Of attachments: sealed chunks by their hash, and which spaces have a statement that names them. */
async function chunks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('chunks')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'bytea', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('chunk_places')
    .addColumn('chunk', 'text', (column) => column.notNull())
    .addColumn('space', 'text', (column) => column.notNull().references('spaces.id'))
    .addColumn('compartment', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('chunk_places_key', ['chunk', 'space', 'compartment'])
    .execute()
}

/** Streams and batches get numbers, by which rows name them: ids, in every row and again in its indexes, were most of the database. */
async function numbers(db: Kysely<unknown>): Promise<void> {
  // A row's place in SQLite is its whole number; PostgreSQL has to be told to count.
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  const counted = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
    isSqlite ? column.primaryKey() : column.primaryKey().generatedByDefaultAsIdentity()
  await sql`drop index statements_of_batch`.execute(db)
  await sql`drop index statements_parked`.execute(db)
  for (const table of ['streams', 'batches', 'statements'])
    await db.schema.alterTable(table).renameTo(`${table}_before`).execute()
  await db.schema
    .createTable('streams')
    .addColumn('number', 'integer', counted)
    .addColumn('space', 'text', (column) => column.notNull().references('spaces.id'))
    .addColumn('compartment', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addUniqueConstraint('streams_of_space', ['space', 'compartment'])
    .execute()
  await sql`insert into streams (space, compartment, seq, digest)
    select space, compartment, seq, digest from streams_before order by space, compartment`.execute(db)
  await db.schema
    .createTable('batches')
    .addColumn('number', 'integer', counted)
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('stream', 'integer', (column) => column.notNull().references('streams.number'))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('author_key', 'text', (column) => column.notNull().references('author_keys.id'))
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'bytea', (column) => column.notNull())
    .addUniqueConstraint('batches_by_id', ['id'])
    .addUniqueConstraint('batches_of_stream', ['stream', 'seq'])
    .execute()
  await sql`insert into batches (id, stream, seq, author_key, received_at, body)
    select batches_before.id, streams.number, batches_before.seq, author_key, received_at, body
    from batches_before join streams on streams.space = batches_before.space and streams.compartment = batches_before.compartment
    order by received_at, batches_before.id`.execute(db)
  await db.schema
    .createTable('statements')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('batch', 'integer', (column) => column.notNull().references('batches.number'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('code', 'text')
    .addColumn('decision', 'text', (column) => column.references('decisions.id'))
    .addUniqueConstraint('statements_by_id', ['id'])
    .execute()
  await sql`insert into statements (id, batch, status, code, decision)
    select statements_before.id, batches.number, status, code, decision
    from statements_before join batches on batches.id = statements_before.batch`.execute(db)
  for (const table of ['statements_before', 'batches_before', 'streams_before'])
    await db.schema.dropTable(table).execute()
  await db.schema.createIndex('statements_in_batch').on('statements').column('batch').execute()
  await sql`create index statements_waiting on statements (batch) where status = 'parked'`.execute(db)
}

/** Chains of entries, one for each process that ever wrote. */
async function audit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('chain', 'text', (column) => column.notNull())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('mac', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_key', ['chain', 'number'])
    .execute()
}

/** When a device was last heard of, and that it has erased what was on it. */
async function lostDevices(db: Kysely<unknown>): Promise<void> {
  for (const name of ['seen_at', 'erased_at'])
    await db.schema.alterTable('devices').addColumn(name, 'bigint').execute()
}

/** Who was on a case and is no longer: their tablets are told to forget it. */
async function endedMemberships(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ended_memberships')
    .addColumn('space', 'text', (column) => column.notNull().references('spaces.id'))
    .addColumn('officer', 'text', (column) => column.notNull().references('officers.id'))
    .addColumn('ended_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('ended_memberships_key', ['officer', 'space'])
    .execute()
}

/** What the server asks for beside a password, and the codes that stand for it once each. */
async function secondFactors(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('second_factors')
    .addColumn('officer', 'text', (column) => column.primaryKey().references('officers.id'))
    .addColumn('secret', 'bytea', (column) => column.notNull())
    .addColumn('set_up_at', 'bigint', (column) => column.notNull())
    .addColumn('last_step', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('recovery_codes')
    .addColumn('officer', 'text', (column) => column.notNull().references('second_factors.officer'))
    .addColumn('mac', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('recovery_codes_key', ['officer', 'mac'])
    .execute()
}

async function erasing(db: Kysely<unknown>): Promise<void> {
  await erasuresTable(db).execute()
}

/** What was asked to be erased, and the certificates. A restore of data that is older than this table brings it along, with what came later. */
export const erasuresTable = (db: Kysely<unknown>) =>
  db.schema
    .createTable('erasures')
    .ifNotExists()
    .addColumn('space', 'text', (column) => column.primaryKey())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('certificate', 'text')
    .addColumn('mac', 'text')

/** When a sign-in was last proved; where nobody says, as a server of before that still runs beside this one, it counts as long ago. */
async function proved(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('sign_ins')
    .addColumn('proved_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`update sign_ins set proved_at = started_at`.execute(db)
}

async function rotation(db: Kysely<unknown>): Promise<void> {
  await keyGenerationsTable(db).execute()
}

/** The service keys that there were. A restore brings it along with the keys, as above. */
export const keyGenerationsTable = (db: Kysely<unknown>) =>
  db.schema
    .createTable('key_generations')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('derived', 'bytea')

async function holding(db: Kysely<unknown>): Promise<void> {
  await holdsTable(db).execute()
}

/** What may not be erased. It comes with a restore like the certificates. */
export const holdsTable = (db: Kysely<unknown>) =>
  db.schema
    .createTable('holds')
    .ifNotExists()
    .addColumn('space', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('put_by', 'text', (column) => column.notNull())
    .addColumn('put_at', 'bigint', (column) => column.notNull())
    .addColumn('lifted_at', 'bigint')
    .addPrimaryKeyConstraint('holds_key', ['space', 'reason'])

/** Who may look at which case, until when, with or without its confidential part. */
async function sights(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sights')
    .addColumn('space', 'text', (column) => column.notNull().references('spaces.id'))
    .addColumn('officer', 'text', (column) => column.notNull().references('officers.id'))
    .addColumn('confidential', 'integer', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addColumn('granted_by', 'text', (column) => column.notNull().references('officers.id'))
    .addColumn('granted_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addPrimaryKeyConstraint('sights_key', ['officer', 'space'])
    .execute()
}

/** Passkeys that sign in, and what they are asked. Recovery codes are no longer those of a phone alone. */
async function passkeys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('passkeys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('officer', 'text', (column) => column.notNull().references('officers.id'))
    .addColumn('relying_party', 'text', (column) => column.notNull())
    .addColumn('sealed', 'bytea', (column) => column.notNull())
    .addColumn('counter', 'bigint', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .execute()
  await db.schema.createIndex('passkeys_of_officer').on('passkeys').column('officer').execute()
  await db.schema
    .createTable('passkey_challenges')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('officer', 'text', (column) => column.notNull().references('officers.id'))
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('codes_of_officers')
    .addColumn('officer', 'text', (column) => column.notNull().references('officers.id'))
    .addColumn('mac', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('codes_of_officers_key', ['officer', 'mac'])
    .execute()
  await sql`insert into codes_of_officers (officer, mac) select officer, mac from recovery_codes`.execute(db)
  await db.schema.dropTable('recovery_codes').execute()
  await db.schema.alterTable('codes_of_officers').renameTo('recovery_codes').execute()
}
