import { type Json, newId } from '#core'
import type { Profile } from '#forms'
import type { Database, Writing } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import {
  insertCase,
  insertOfficer,
  insertSettings,
  type NewCase,
  type NewOfficer,
  type NewRecord,
  type PreparedCase,
  type PreparedOfficer,
  prepareCase,
  prepareOfficer,
  prepareSettings,
  type Values,
} from '../people-and-cases.ts'
import type { Service } from '../service.ts'
import type { DemoAppointment } from './appointments.ts'
import type { DemoCase } from './cases.ts'
import { workingDay } from './days.ts'

/** A fictional service. */
export type Fiction = {
  readonly profile: Profile
  readonly officers: readonly NewOfficer[]
  readonly cases: readonly FictionalCase[]
  /** Who may look at which case, by sign-in names and its reference; for thirteen days. */
  readonly sights: readonly {
    readonly to: string
    readonly by: string
    readonly of: string
    readonly confidential: boolean
  }[]
}

export type FictionalCase = {
  readonly about: DemoCase
  readonly reference: string
  readonly appointments: readonly Omit<DemoAppointment, 'of'>[]
}

type Person = { readonly id: string; readonly name: string }

/** Fills an empty service with a fictional one, all or nothing. @returns whether it did */
export async function writeFiction(
  service: Service,
  { profile, officers, cases, sights }: Fiction,
): Promise<boolean> {
  if (await hasAnybody(service.db)) return false
  const people: PreparedOfficer[] = []
  for (const officer of officers) people.push(await prepareOfficer(service, officer))
  const personByName = new Map<string, Person>(
    officers.map(({ signInName, name }, index) => [signInName, { id: people[index]?.row.id ?? '', name }]),
  )
  const prepared: PreparedCase[] = []
  for (const one of cases) prepared.push(await prepareCase(service, newCaseOf(service, one, personByName)))
  const settings =
    profile === 'family-safeguarding' ? null : await prepareSettings(service, { 'profile/answer': profile })
  return inTransaction(service.db, async (writing) => {
    if (await hasAnybody(writing)) return false // another process that starts now was quicker
    for (const person of people) await insertOfficer(service, writing, person)
    for (const one of prepared) await insertCase(service, writing, one)
    if (settings) await insertSettings(service, writing, settings)
    for (const { to, by, of, confidential } of sights) {
      const space = prepared[cases.findIndex(({ reference }) => reference === of)]?.space ?? ''
      const idOf = (name: string): string => personByName.get(name)?.id ?? ''
      await insertSight(service, writing, { space, officer: idOf(to), manager: idOf(by), confidential })
    }
    return true
  })
}

const SIGHT_MS = 13 * 86_400_000

async function insertSight(
  { clock }: Service,
  writing: Writing,
  {
    space,
    officer,
    manager,
    confidential,
  }: {
    readonly space: string
    readonly officer: string
    readonly manager: string
    readonly confidential: boolean
  },
): Promise<void> {
  const granted = { granted_by: manager, granted_at: clock(), ended_at: null }
  const until = clock() + SIGHT_MS
  const sight = { space, officer, confidential: confidential ? 1 : 0, until, ...granted }
  await writing.insertInto('sights').values(sight).execute()
}

const hasAnybody = async (db: Database): Promise<boolean> =>
  (await db.selectFrom('officers').select('id').limit(1).executeTakeFirst()) !== undefined

function newCaseOf(service: Service, one: FictionalCase, personByName: ReadonlyMap<string, Person>): NewCase {
  const people = one.about.officers.flatMap((name) => personByName.get(name) ?? [])
  return {
    officers: people.map(({ id }) => id),
    caseFile: caseFileOf(service, one),
    records: [
      ...one.appointments.map((appointment) => appointmentRecord(service, appointment)),
      ...intakeRecords(service, one),
      ...allocationRecords(service, one, people),
    ],
  }
}

/** How the case came in, as far as it still waits for somebody. */
function intakeRecords({ clock }: Service, { about, reference }: FictionalCase): readonly NewRecord[] {
  const day = workingDay(clock(), -about.since)
  const { request, waiting, socialWorker, name, born, area, police } = about
  const answers = (values: Values) => answered('case', values)
  return [
    ...(waiting ? [{ form: 'waiting-entry', ...answers({ since: day, ...waiting }) }] : []),
    ...(request
      ? [
          {
            form: 'request-for-service',
            ...answers({
              ...{ client: name, 'date-of-birth': born, area, 'social-worker': socialWorker },
              ...{ reference, 'came-by': 'e-mail', 'asked-on': day },
              ...{ wanted: ['assessment', 'one-to-one'], court: 'none', police, consent: 'yes', ...request },
            }),
          },
        ]
      : []),
  ]
}

/** Who works on it, where that is one officer; two who work on one together were put on it by the service. */
function allocationRecords(
  { clock }: Service,
  { about }: FictionalCase,
  [person, second]: readonly Person[],
): readonly NewRecord[] {
  if (second || !person) return []
  const values = {
    officer: person,
    from: workingDay(clock(), -about.since),
    reason: 'Room on the caseload, and knows the area.',
  }
  return [{ form: 'allocation', ...answered('case', values) }]
}

const answered = (sitting: string, values: Values): Omit<NewRecord, 'form'> => ({
  sitting,
  values: Object.fromEntries(Object.entries(values).map(([id, value]) => [`${id}/answer`, value])),
})

function appointmentRecord(
  { clock, random }: Service,
  appointment: FictionalCase['appointments'][number],
): NewRecord {
  const { inDays, time, session, place, length, note, outcome } = appointment
  const values = {
    date: workingDay(clock(), inDays),
    time,
    session,
    place,
    ...(length === undefined ? {} : { length }),
    ...(note === undefined ? {} : { note }),
    ...outcome,
    ...(outcome && 'minutes' in outcome ? { 'safe-to-end': 'yes' } : {}),
  }
  return { form: 'appointment', ...answered(newId(random), values) }
}

/** Places of the rows of a short list of children, as the form keeps them. */
const rowOrders = ['children.a0', 'children.a1', 'children.a2', 'children.a3', 'children.a4'] as const

function caseFileOf(
  { clock, random }: Service,
  { about, reference }: FictionalCase,
): { readonly [field: string]: Json } {
  const rows = about.children.map(([name, age], child) => {
    const row = `rows/${newId(random)}`
    return { [row]: rowOrders[child] ?? null, [`${row}/name`]: name, [`${row}/age`]: age }
  })
  const order = `rows/${newId(random)}`
  const bail = about.bail && {
    [order]: 'orders.a0',
    [`${order}/order-kind`]: 'bail',
    [`${order}/order-what`]: about.bail.what,
    [`${order}/order-until`]: workingDay(clock(), about.bail.endsIn),
  }
  return {
    'name/answer': about.name,
    'date-of-birth/answer': about.born,
    'reference/answer': reference,
    'area/answer': about.area,
    'team/answer': about.team,
    'social-worker/answer': about.socialWorker,
    'council/answer': about.team === 'west' ? 'surrey' : 'west-sussex',
    'legal-status/answer': about.legalStatus,
    'living/answer': about.living,
    'stage/answer': about.stage,
    'stage-since/answer': workingDay(clock(), -about.since),
    'police-investigation/answer': about.police,
    ...(about.policeSay === undefined ? {} : { 'police-checked/answer': about.policeSay }),
    ...(about.priority === null ? {} : { 'priority/answer': about.priority }),
    ...Object.assign({}, ...rows, bail),
  }
}
