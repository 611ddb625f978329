import type { Role } from '#casework'
import type { Random } from '#core'
import type { Database, Writing } from './database/tables.ts'
import { inTransaction } from './database/transaction.ts'
import { addOfficer, type NewOfficer } from './people-and-cases.ts'
import type { Service } from './service.ts'
import { normalName } from './sign-in/credentials.ts'
import { hashPassword, NO_PASSWORD } from './sign-in/passwords.ts'
import { deleteSecondFactor, secondFactorOf } from './sign-in/second-factor.ts'

/** Somebody of the service, as whoever runs it sees them. */
export type ListedOfficer = {
  readonly name: string
  readonly signInName: string
  readonly role: Role
  /** Devices that were not refused. */
  readonly devices: number
  /** False once they have left. */
  readonly mayEnter: boolean
}

/** Crockford's: no letter looks like a digit of it. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/** 80 random bits to be read off paper: `k7qm-2xvd-9fht-p3ws`. */
export function newPassword(random: Random): string {
  const letters = [...random(16)].map((byte) => LETTERS[byte % LETTERS.length] ?? '').join('')
  return (letters.match(/.{4}/g) ?? []).join('-')
}

/** In the order of their names. */
export async function listOfficers({ db }: Service): Promise<readonly ListedOfficer[]> {
  const rows = await db
    .selectFrom('officers')
    .leftJoin('devices', (join) =>
      join.onRef('devices.officer', '=', 'officers.id').on('devices.refused_at', 'is', null),
    )
    .select(['officers.id', 'officers.name', 'sign_in_name', 'role', 'password'])
    .select(({ fn }) => fn.count<number>('devices.id').as('devices'))
    .groupBy(['officers.id', 'officers.name', 'sign_in_name', 'role', 'password'])
    .execute()
  return rows
    .map(({ name, sign_in_name: signInName, role, devices, password }) => ({
      ...{ name, signInName, role, devices: Number(devices), mayEnter: password !== NO_PASSWORD },
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))
}

/** @returns their password, which is kept nowhere. @throws Error with a sentence when somebody signs in so already */
export async function takeOn(service: Service, officer: Omit<NewOfficer, 'password'>): Promise<string> {
  if ((await idOrNull(service.db, officer.signInName)) !== null)
    throw new Error(`Somebody signs in as ${normalName(officer.signInName)} already.`)
  const password = newPassword(service.random)
  const id = await addOfficer(service, { ...officer, password })
  await note(service, 'officer-taken-on', id)
  return password
}

/** In the place of one that was lost, or for somebody who comes back. Whoever was signed in with the old one is so no longer. @returns it */
export async function givePassword(service: Service, signInName: string): Promise<string> {
  const id = await idOf(service, signInName)
  const password = newPassword(service.random)
  const hash = await hashPassword(password, service.passwordCost, service.random)
  await inTransaction(service.db, (writing) => replacePassword(writing, id, hash))
  await note(service, 'password-given', id)
  return password
}

/** For who lost their phone and has no manager to do it: from then on their password alone signs them in. @returns whether there was one */
export async function takeSecondStep(service: Service, signInName: string): Promise<boolean> {
  const id = await idOf(service, signInName)
  const { setUpAt } = await secondFactorOf(service.db, id)
  await deleteSecondFactor(service, id)
  await note(service, 'second-step-taken', id)
  return setUpAt !== null
}

/**
 * Lets them in no more: no password fits, no sign-in stands, and each of their devices is refused for good. What still waits on one is taken
 * and parked before it is erased (docs/protocol.md §8e). Their name stays with what they wrote. @returns how many devices that were
 */
export async function letGo(service: Service, signInName: string): Promise<number> {
  const id = await idOf(service, signInName)
  const { numUpdatedRows } = await inTransaction(service.db, async (writing) => {
    await replacePassword(writing, id, NO_PASSWORD)
    return writing
      .updateTable('devices')
      .set({ refused_at: service.clock() })
      .where('officer', '=', id)
      .where('refused_at', 'is', null)
      .executeTakeFirstOrThrow()
  })
  await note(service, 'officer-let-go', id)
  return Number(numUpdatedRows)
}

async function replacePassword(writing: Writing, id: string, password: string): Promise<void> {
  await writing.updateTable('officers').set({ password }).where('id', '=', id).execute()
  await writing.deleteFrom('sign_ins').where('officer', '=', id).execute()
}

async function idOf({ db }: Service, signInName: string): Promise<string> {
  const id = await idOrNull(db, signInName)
  if (id === null) throw new Error(`Nobody signs in as ${normalName(signInName)}.`)
  return id
}

async function idOrNull(db: Database, signInName: string): Promise<string | null> {
  const row = await db
    .selectFrom('officers')
    .select('id')
    .where('sign_in_name', '=', normalName(signInName))
    .executeTakeFirst()
  return row?.id ?? null
}

/** Done at the server itself, by whoever runs it: nobody is signed in. */
const note = ({ audit, clock }: Service, outcome: string, officer: string): Promise<void> =>
  audit.note({ at: clock(), route: 'operator', outcome, officer })
