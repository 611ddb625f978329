import { caseFileHeader, type Role, serviceHeader } from '#casework'
import { latestOfficerForm } from '#catalogue/officer'
import { type Json, newId } from '#core'
import { batchId, idsOf, signBatch } from '#protocol'
import { type RecordHeader, recordId, type Statement } from '#record'
import type { OfficerRow, Writing } from './database/tables.ts'
import { inTransaction } from './database/transaction.ts'
import { makeSpaceKey } from './keys/space-keys.ts'
import type { SignedBatch } from './receive/open.ts'
import { inStreams, storeInStream } from './receive/store.ts'
import type { Service } from './service.ts'
import { normalName } from './sign-in/credentials.ts'
import { hashPassword } from './sign-in/passwords.ts'

export type NewOfficer = {
  readonly name: string
  readonly signInName: string
  readonly role: Role
  readonly grade: 'PSO' | 'PO' | 'SPO' | null
  /** Where they are based; nothing where the service does not say. */
  readonly team?: 'central' | 'east' | 'west'
  readonly password: string
}

export type NewCase = {
  /** Ids of the officers on it. */
  readonly officers: readonly string[]
  readonly caseFile: Values
  /** Its other records. */
  readonly records?: readonly NewRecord[]
}

/** A record of an officers' form that imports may write. */
export type NewRecord = { readonly form: string; readonly sitting: string; readonly values: Values }

/** Values by field path. */
export type Values = { readonly [field: string]: Json }

/** @returns the officer's id */
export async function addOfficer(service: Service, officer: NewOfficer): Promise<string> {
  const prepared = await prepareOfficer(service, officer)
  return inTransaction(service.db, (writing) => insertOfficer(service, writing, prepared))
}

/** A case that the service itself writes, signed with its import key and stored like any push. @returns the space's id */
export async function addCase(service: Service, newCase: NewCase): Promise<string> {
  const prepared = await prepareCase(service, newCase)
  return inTransaction(service.db, (writing) => insertCase(service, writing, prepared))
}

export type PreparedOfficer = {
  readonly row: OfficerRow
  /** How the other tablets of the service get to know them. */
  readonly staff: SignedBatch
}

/** The slow part, before any transaction. */
export async function prepareOfficer(service: Service, officer: NewOfficer): Promise<PreparedOfficer> {
  const { name, signInName, role, grade, team, password } = officer
  const id = newId(service.random)
  const said = {
    name,
    role,
    ...(grade === null ? {} : { grade: grade.toLowerCase() }),
    ...(team === undefined ? {} : { team }),
  }
  const values = Object.fromEntries(Object.entries(said).map(([field, value]) => [`${field}/answer`, value]))
  return {
    row: {
      ...{ id, name, role, grade, sign_in_name: normalName(signInName) },
      password: await hashPassword(password, service.passwordCost, service.random),
    },
    staff: await signRecord(service, serviceHeader('staff', id), values),
  }
}

/** @returns the officer's id */
export async function insertOfficer(
  service: Service,
  writing: Writing,
  { row, staff }: PreparedOfficer,
): Promise<string> {
  await writing.insertInto('officers').values(row).execute()
  await insertRecords(service, writing, [staff])
  return row.id
}

export type PreparedCase = {
  readonly space: string
  readonly officers: readonly string[]
  /** One batch for each record. */
  readonly signed: readonly SignedBatch[]
}

export async function prepareCase(
  service: Service,
  { officers, caseFile, records = [] }: NewCase,
): Promise<PreparedCase> {
  const space = newId(service.random)
  const signed = [await signRecord(service, caseFileHeader(space), caseFile)]
  for (const { form, sitting, values } of records)
    signed.push(await signRecord(service, { space, compartment: 'officer', form, sitting }, values))
  return { space, officers, signed }
}

async function signRecord(
  { clock, keys }: Service,
  header: RecordHeader,
  values: Values,
): Promise<SignedBatch> {
  const form = latestOfficerForm(header.form)
  if (!form) throw new Error(`There is no form ${header.form}.`)
  const { author, device } = keys.import.entry
  const common = {
    record: recordId(header),
    version: form.version,
    replaces: [],
    author,
    device,
    at: clock(),
    via: 'import',
  } as const
  const statements = Object.entries(values).map(([field, value]): Statement => ({ ...common, field, value }))
  const batch = await signBatch(header, statements, keys.import.key)
  const ids = idsOf(batch)
  return { id: batchId(ids), ids, batch, signer: keys.import.entry }
}

/** @throws when a form does not take its record: the service would be writing what it refuses from others */
export async function insertCase(
  service: Service,
  writing: Writing,
  { space, officers, signed }: PreparedCase,
): Promise<string> {
  await writing.insertInto('spaces').values({ id: space, kind: 'case', made_at: service.clock() }).execute()
  await makeSpaceKey(writing, service, space)
  if (officers.length > 0)
    await writing
      .insertInto('memberships')
      .values(officers.map((officer) => ({ space, officer })))
      .execute()
  await insertRecords(service, writing, signed)
  return space
}

/** What the whole service is set to, in its own space. */
export const prepareSettings = (service: Service, values: Values): Promise<SignedBatch> =>
  signRecord(service, serviceHeader('service-settings'), values)

export const insertSettings = (service: Service, writing: Writing, signed: SignedBatch): Promise<void> =>
  insertRecords(service, writing, [signed])

async function insertRecords(
  service: Service,
  writing: Writing,
  records: readonly SignedBatch[],
): Promise<void> {
  for (const ofStream of inStreams(records))
    for (const [{ batch }, receipts] of await storeInStream(service, writing, ofStream)) {
      const wrong = receipts.findIndex(({ status }) => status !== 'stored')
      if (wrong < 0) continue
      const { header, statements } = batch
      throw new Error(`${header.form}: ${statements[wrong]?.field} was ${receipts[wrong]?.code}.`)
    }
}
