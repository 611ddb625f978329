import type { DemoName } from './people.ts'

/** A fictional case, in the words of the case file's fields. */
export type DemoCase<Name extends string = string> = {
  readonly officers: readonly Name[]
  readonly name: string
  readonly born: string
  readonly area: string
  readonly team: 'central' | 'east' | 'west'
  readonly children: readonly (readonly [name: string, age: string])[]
  readonly socialWorker: string
  readonly legalStatus:
    | 'child-in-need'
    | 'child-protection'
    | 'public-law-outline'
    | 'care-proceedings'
    | 'none'
  readonly living: 'together' | 'apart-contact' | 'apart-children-only' | 'apart-no-contact' | 'not-known'
  readonly stage:
    | 'request'
    | 'waiting'
    | 'allocated'
    | 'assessment'
    | 'action-plan'
    | 'intervention'
    | 'final-report'
  /** Working days at this stage. */
  readonly since: number
  readonly police: 'yes' | 'no'
  /** Where the police investigate and were asked. */
  readonly policeSay?: 'wait' | 'may'
  /** A bail condition, and the working days until it ends. */
  readonly bail?: { readonly what: string; readonly endsIn: number }
  readonly priority: string | null
  /** What the social worker asked for, where nobody has looked at it yet. */
  readonly request?: {
    readonly reason: string
    readonly purpose: string
    readonly urgent: 'yes' | 'no'
    readonly concern?: string
  }
  /** As it stands on the waiting list. */
  readonly waiting?: {
    readonly priority: 'high' | 'medium' | 'low'
    readonly risk: 'very-high' | 'high' | 'medium' | 'low' | 'not-known'
    readonly why: string
  }
}

/** Nobody here exists. Ages run from 19 to 61 at the end of 2026. */
export const demoCases: readonly DemoCase<DemoName>[] = [
  {
    officers: ['jess'],
    name: 'Marek Rybak',
    born: '1988-03-17',
    area: 'Northgate',
    team: 'central',
    children: [
      ['Zofia', '7'],
      ['Antek', '4'],
    ],
    socialWorker: 'Helen Adeyemi',
    legalStatus: 'child-protection',
    living: 'apart-contact',
    stage: 'assessment',
    since: 22,
    police: 'no',
    priority: 'Two police call-outs in the month before the referral.',
  },
  {
    officers: ['jess'],
    name: 'Danielle Foxcroft',
    born: '1996-11-02',
    area: 'Millbrook',
    team: 'central',
    children: [['Riley', '3']],
    socialWorker: 'Callum Beattie',
    legalStatus: 'child-in-need',
    living: 'together',
    stage: 'assessment',
    since: 9,
    police: 'no',
    priority: null,
  },
  {
    officers: ['jess'],
    name: 'Samuel Oyelaran',
    born: '1979-06-24',
    area: 'Easton',
    team: 'east',
    children: [
      ['Tobi', '14'],
      ['Ife', '11'],
      ['Dami', '8'],
    ],
    socialWorker: 'Helen Adeyemi',
    legalStatus: 'child-protection',
    living: 'apart-children-only',
    stage: 'intervention',
    since: 40,
    police: 'yes',
    policeSay: 'may',
    priority: 'Investigation open: ask the officer in the case before each appointment.',
  },
  {
    officers: ['jess'],
    name: 'Ryan Tilbury',
    born: '2007-09-08',
    area: 'Fernhill',
    team: 'west',
    children: [['Unborn baby', 'unborn']],
    socialWorker: 'Priya Nandakumar',
    legalStatus: 'public-law-outline',
    living: 'together',
    stage: 'allocated',
    since: 4,
    police: 'no',
    priority: 'First child expected in spring.',
  },
  {
    officers: ['jess'],
    name: 'Aneeta Bhandari',
    born: '1991-01-29',
    area: 'Northgate',
    team: 'central',
    children: [['Kiran', '9']],
    socialWorker: 'Callum Beattie',
    legalStatus: 'child-in-need',
    living: 'together',
    stage: 'action-plan',
    since: 7,
    police: 'no',
    priority: null,
  },
  {
    officers: ['imran'],
    name: 'Gareth Sumner',
    born: '1965-05-13',
    area: 'Easton',
    team: 'east',
    children: [['Molly', '15']],
    socialWorker: 'Ruth Castellan',
    legalStatus: 'none',
    living: 'apart-no-contact',
    stage: 'final-report',
    since: 3,
    police: 'no',
    priority: null,
  },
  {
    officers: ['imran'],
    name: 'Yusuf Demirci',
    born: '1984-12-05',
    area: 'Harrow Lane',
    team: 'east',
    children: [
      ['Elif', '6'],
      ['Can', '2'],
    ],
    socialWorker: 'Ruth Castellan',
    legalStatus: 'child-protection',
    living: 'apart-contact',
    stage: 'assessment',
    since: 12,
    police: 'yes',
    bail: { what: 'Not to go to the family home, nor within 100 metres of it.', endsIn: 16 },
    priority: 'Bail conditions end next month.',
  },
  {
    officers: ['imran'],
    name: 'Chloe Marchbank',
    born: '1999-07-21',
    area: 'Millbrook',
    team: 'central',
    children: [['Alfie', '5']],
    socialWorker: 'Callum Beattie',
    legalStatus: 'child-in-need',
    living: 'together',
    stage: 'intervention',
    since: 31,
    police: 'no',
    priority: 'Lives with her wife; both parents have asked for support.',
  },
  {
    officers: ['sian'],
    name: 'Florin Ionescu-Banu',
    born: '1986-02-11',
    area: 'Fernhill',
    team: 'west',
    children: [
      ['Ana', '10'],
      ['Luca', '1'],
    ],
    socialWorker: 'Priya Nandakumar',
    legalStatus: 'care-proceedings',
    living: 'apart-no-contact',
    stage: 'assessment',
    since: 15,
    police: 'yes',
    policeSay: 'wait',
    priority: 'Report for court due; discuss with the manager first.',
  },
  {
    officers: ['sian', 'jess'],
    name: 'Leon Achterberg',
    born: '1973-10-30',
    area: 'Harrow Lane',
    team: 'east',
    children: [['Jaden', '12']],
    socialWorker: 'Ruth Castellan',
    legalStatus: 'public-law-outline',
    living: 'apart-children-only',
    stage: 'intervention',
    since: 27,
    police: 'no',
    priority: null,
  },
  {
    officers: ['tomasz'],
    name: 'Patience Mutasa',
    born: '1982-08-19',
    area: 'Fernhill',
    team: 'west',
    children: [
      ['Tariro', '13'],
      ['Simba', '7'],
    ],
    socialWorker: 'Priya Nandakumar',
    legalStatus: 'child-protection',
    living: 'together',
    stage: 'action-plan',
    since: 5,
    police: 'no',
    priority: null,
  },
  {
    officers: ['tomasz'],
    name: 'Kai Nakamura-Hughes',
    born: '1994-04-04',
    area: 'Northgate',
    team: 'west',
    children: [['Juno', '2']],
    socialWorker: 'Helen Adeyemi',
    legalStatus: 'child-in-need',
    living: 'not-known',
    stage: 'allocated',
    since: 2,
    police: 'no',
    priority: 'Moved twice since the referral; check the address before writing.',
  },
  {
    officers: [],
    name: 'Declan Hargreave',
    born: '1990-12-12',
    area: 'Easton',
    team: 'east',
    children: [['Orla', '8']],
    socialWorker: 'Ruth Castellan',
    legalStatus: 'child-in-need',
    living: 'apart-contact',
    stage: 'waiting',
    since: 34,
    police: 'no',
    priority: 'Waiting since the autumn; works nights.',
    waiting: {
      priority: 'medium',
      risk: 'medium',
      why: 'Police called twice in the summer; apart since September, sees Orla at weekends.',
    },
  },
  {
    officers: [],
    name: 'Shanice Prewett',
    born: '1997-05-26',
    area: 'Northgate',
    team: 'central',
    children: [['Unborn baby', 'unborn']],
    socialWorker: 'Helen Adeyemi',
    legalStatus: 'child-protection',
    living: 'together',
    stage: 'waiting',
    since: 11,
    police: 'no',
    priority: 'Baby expected in January.',
    waiting: {
      priority: 'high',
      risk: 'high',
      why: 'Living together, call-out last week, baby due in January.',
    },
  },
  {
    officers: [],
    name: 'Olek Wrzesniak',
    born: '1981-03-03',
    area: 'Harrow Lane',
    team: 'west',
    children: [
      ['Hania', '11'],
      ['Bruno', '9'],
    ],
    socialWorker: 'Priya Nandakumar',
    legalStatus: 'child-in-need',
    living: 'apart-no-contact',
    stage: 'waiting',
    since: 25,
    police: 'no',
    priority: null,
    waiting: {
      priority: 'low',
      risk: 'low',
      why: 'No contact since March; wants to see the children again.',
    },
  },
  {
    officers: [],
    name: 'Bethan Coldicott',
    born: '1992-10-14',
    area: 'Millbrook',
    team: 'central',
    children: [['Nia', '5']],
    socialWorker: 'Callum Beattie',
    legalStatus: 'child-protection',
    living: 'together',
    stage: 'request',
    since: 2,
    police: 'no',
    priority: null,
    request: {
      reason:
        'Two incidents in front of Nia since the summer. Bethan has said that she frightened her partner and wants it to stop.',
      purpose: 'To know whether she can stay in the home with Nia, before the review conference.',
      urgent: 'yes',
      concern: 'Nia was between them at the last incident and was pushed against a door.',
    },
  },
  {
    officers: [],
    name: 'Dominic Farrant',
    born: '1969-01-08',
    area: 'Easton',
    team: 'east',
    children: [['Poppy', '16']],
    socialWorker: 'Ruth Castellan',
    legalStatus: 'none',
    living: 'apart-contact',
    stage: 'request',
    since: 1,
    police: 'yes',
    priority: null,
    request: {
      reason: 'Threats by text message after the separation, seen by Poppy.',
      purpose: 'Advice on what work could be offered, and whether it would be safe.',
      urgent: 'no',
    },
  },
]
