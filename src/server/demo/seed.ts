import type { Profile } from '#forms'
import type { Service } from '../service.ts'
import { demoAppointments } from './appointments.ts'
import { demoCases } from './cases.ts'
import { demoOfficers } from './people.ts'
import { type Fiction, writeFiction } from './write.ts'

/** Fills an empty service with a fictional team and its cases, all or nothing. @returns whether it did */
export const seedDemo = (service: Service, profile: Profile = 'family-safeguarding'): Promise<boolean> =>
  writeFiction(service, {
    profile,
    officers: demoOfficers,
    cases: demoCases.map((about, index) => ({
      about,
      reference: `DEMO-${String(index + 1).padStart(3, '0')}`,
      appointments: demoAppointments.filter(({ of }) => of === about.name),
    })),
    sights: profile === 'family-safeguarding' ? demoSights : [],
  })

/** The auditor looks at the first case; the service manager is asked for their word on the one that is urgent. */
const demoSights: Fiction['sights'] = [
  { to: 'priya', by: 'margaret', of: 'DEMO-001', confidential: true },
  { to: 'dele', by: 'margaret', of: 'DEMO-016', confidential: false },
]

/** Names and passwords of the demo officers in this service, to print at start; none in a real one. */
export async function demoSignIns({ db }: Service): Promise<readonly (typeof demoOfficers)[number][]> {
  const rows = await db.selectFrom('officers').select(['name', 'sign_in_name']).execute()
  return demoOfficers.filter(({ name, signInName }) =>
    rows.some((row) => row.name === name && row.sign_in_name === signInName),
  )
}
