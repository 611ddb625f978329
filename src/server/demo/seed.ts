import { type Json, newId } from '#core'
import type { Profile } from '#forms'
import type { Database } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import {
  insertCase,
  insertOfficer,
  insertSettings,
  type NewRecord,
  type PreparedCase,
  type PreparedOfficer,
  prepareCase,
  prepareOfficer,
  prepareSettings,
  type Values,
} from '../people-and-cases.ts'
import type { Service } from '../service.ts'
import { type DemoAppointment, demoAppointments } from './appointments.ts'
import { type DemoCase, demoCases } from './cases.ts'
import { workingDay } from './days.ts'
import { type DemoName, demoOfficers } from './people.ts'

/** Places of the rows of a short list of children, as the form keeps them. */
const rowOrders = ['children.a0', 'children.a1', 'children.a2', 'children.a3', 'children.a4'] as const

/** Fills an empty service with a fictional team and its cases, all or nothing. @returns whether it did */
export async function seedDemo(service: Service, profile: Profile = 'family-safeguarding'): Promise<boolean> {
  if (await hasAnybody(service.db)) return false
  const officers: PreparedOfficer[] = []
  for (const officer of demoOfficers) officers.push(await prepareOfficer(service, officer))
  const idByName = new Map<DemoName, string>(
    demoOfficers.map(({ signInName }, index) => [signInName, officers[index]?.row.id ?? '']),
  )
  const cases: PreparedCase[] = []
  for (const [index, demoCase] of demoCases.entries())
    cases.push(
      await prepareCase(service, {
        officers: demoCase.officers.map((name) => idByName.get(name) ?? ''),
        caseFile: caseFileOf(service, demoCase, index),
        records: [
          ...demoAppointments
            .filter(({ of }) => of === demoCase.name)
            .map((appointment) => appointmentRecord(service, appointment)),
          ...intakeRecords(service, demoCase, index),
          ...demoAllocation(service, demoCase, idByName),
        ],
      }),
    )
  const settings =
    profile === 'family-safeguarding' ? null : await prepareSettings(service, { 'profile/answer': profile })
  return inTransaction(service.db, async (writing) => {
    if (await hasAnybody(writing)) return false // another process that starts now was quicker
    for (const officer of officers) await insertOfficer(service, writing, officer)
    for (const prepared of cases) await insertCase(service, writing, prepared)
    if (settings) await insertSettings(service, writing, settings)
    return true
  })
}

const hasAnybody = async (db: Database): Promise<boolean> =>
  (await db.selectFrom('officers').select('id').limit(1).executeTakeFirst()) !== undefined

/** Names and passwords of the demo officers in this service, to print at start; none in a real one. */
export async function demoSignIns({ db }: Service): Promise<readonly (typeof demoOfficers)[number][]> {
  const rows = await db.selectFrom('officers').select(['name', 'sign_in_name']).execute()
  return demoOfficers.filter(({ name, signInName }) =>
    rows.some((row) => row.name === name && row.sign_in_name === signInName),
  )
}

/** How the case came in, as far as it still waits for somebody. */
function intakeRecords({ clock }: Service, demo: DemoCase, index: number): readonly NewRecord[] {
  const day = workingDay(clock(), -demo.since)
  const { request, waiting, socialWorker, name, born, area, police } = demo
  const answers = (values: Values) => answered('case', values)
  return [
    ...(waiting ? [{ form: 'waiting-entry', ...answers({ since: day, ...waiting }) }] : []),
    ...(request
      ? [
          {
            form: 'request-for-service',
            ...answers({
              ...{ client: name, 'date-of-birth': born, area, 'social-worker': socialWorker },
              ...{ reference: referenceOf(index), 'came-by': 'e-mail', 'asked-on': day },
              ...{ wanted: ['assessment', 'one-to-one'], court: 'none', police, consent: 'yes', ...request },
            }),
          },
        ]
      : []),
  ]
}

/** Who works on it, where that is one officer; two who work on one together were put on it by the service. */
function demoAllocation(
  { clock }: Service,
  { officers, since }: DemoCase,
  idByName: ReadonlyMap<DemoName, string>,
): readonly NewRecord[] {
  const [officer, second] = officers
  const person = demoOfficers.find(({ signInName }) => signInName === officer)
  const id = officer && idByName.get(officer)
  if (second || !person || !id) return []
  const values = {
    officer: { id, name: person.name },
    from: workingDay(clock(), -since),
    reason: 'Room on the caseload, and knows the area.',
  }
  return [{ form: 'allocation', ...answered('case', values) }]
}

const answered = (sitting: string, values: Values): Omit<NewRecord, 'form'> => ({
  sitting,
  values: Object.fromEntries(Object.entries(values).map(([id, value]) => [`${id}/answer`, value])),
})

const referenceOf = (index: number): string => `DEMO-${String(index + 1).padStart(3, '0')}`

function appointmentRecord({ clock, random }: Service, demo: DemoAppointment): NewRecord {
  const { inDays, time, session, place, length, note, outcome } = demo
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

function caseFileOf(
  { clock, random }: Service,
  demo: DemoCase,
  index: number,
): { readonly [field: string]: Json } {
  const rows = demo.children.map(([name, age], child) => {
    const row = `rows/${newId(random)}`
    return { [row]: rowOrders[child] ?? null, [`${row}/name`]: name, [`${row}/age`]: age }
  })
  const order = `rows/${newId(random)}`
  const bail = demo.bail && {
    [order]: 'orders.a0',
    [`${order}/order-kind`]: 'bail',
    [`${order}/order-what`]: demo.bail.what,
    [`${order}/order-until`]: workingDay(clock(), demo.bail.endsIn),
  }
  return {
    'name/answer': demo.name,
    'date-of-birth/answer': demo.born,
    'reference/answer': referenceOf(index),
    'area/answer': demo.area,
    'team/answer': demo.team,
    'social-worker/answer': demo.socialWorker,
    'council/answer': demo.team === 'west' ? 'surrey' : 'west-sussex',
    'legal-status/answer': demo.legalStatus,
    'living/answer': demo.living,
    'stage/answer': demo.stage,
    'stage-since/answer': workingDay(clock(), -demo.since),
    'police-investigation/answer': demo.police,
    ...(demo.policeSay === undefined ? {} : { 'police-checked/answer': demo.policeSay }),
    ...(demo.priority === null ? {} : { 'priority/answer': demo.priority }),
    ...Object.assign({}, ...rows, bail),
  }
}
