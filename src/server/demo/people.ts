import type { NewOfficer } from '../people-and-cases.ts'

/** The fictional team. Their passwords are printed at every start: this service holds nobody real. */
export const demoOfficers = [
  {
    name: 'Margaret Osei',
    signInName: 'margaret',
    role: 'manager',
    grade: 'SPO',
    password: 'demo-harbour-lantern',
  },
  {
    name: 'Jess Whitlock',
    signInName: 'jess',
    role: 'officer',
    grade: 'PSO',
    team: 'central',
    password: 'demo-maple-kettle',
  },
  {
    name: 'Imran Qureshi',
    signInName: 'imran',
    role: 'officer',
    grade: 'PSO',
    team: 'east',
    password: 'demo-otter-bridge',
  },
  {
    name: 'Siân Pritchard',
    signInName: 'sian',
    role: 'officer',
    grade: 'PO',
    team: 'west',
    password: 'demo-copper-meadow',
  },
  {
    name: 'Tomasz Lewandowicz',
    signInName: 'tomasz',
    role: 'officer',
    grade: 'PO',
    team: 'west',
    password: 'demo-thimble-rain',
  },
  {
    name: 'Priya Hallam',
    signInName: 'priya',
    role: 'auditor',
    grade: null,
    password: 'demo-pebble-orchard',
  },
  {
    name: 'Dele Obaseki',
    signInName: 'dele',
    role: 'service-manager',
    grade: null,
    password: 'demo-walnut-ferry',
  },
] as const satisfies readonly NewOfficer[]

export type DemoName = (typeof demoOfficers)[number]['signInName']
