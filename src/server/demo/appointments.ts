/** A fictional appointment, its day counted from the day the demo service is made. */
export type DemoAppointment = {
  /** The client's name. */
  readonly of: string
  /** Working days from that day: before it when below 0. */
  readonly inDays: number
  readonly time: string
  readonly session: '1' | '2' | '3' | '4' | 'other'
  readonly place: string
  readonly length?: '1h' | '1h30' | '2h'
  readonly note?: string
  /** What came of it, as far as somebody has said so. */
  readonly outcome?: DemoOutcome
}

export type DemoOutcome =
  | { readonly attendance: 'attended'; readonly minutes: string; readonly summary: string }
  | { readonly attendance: 'did-not-attend'; readonly summary: string }

export const demoAppointments: readonly DemoAppointment[] = [
  {
    of: 'Marek Rybak',
    inDays: 0,
    time: '10:00',
    session: '1',
    place: 'Room 3, Northgate office',
    length: '2h',
    note: 'Works nights: start gently, offer a break.',
  },
  {
    of: 'Danielle Foxcroft',
    inDays: 0,
    time: '13:30',
    session: '2',
    place: 'Room 1, Northgate office',
    length: '2h',
    note: 'Bringing the Life Map from home.',
  },
  {
    of: 'Danielle Foxcroft',
    inDays: -5,
    time: '13:30',
    session: '1',
    place: 'Room 1, Northgate office',
    length: '2h',
    outcome: {
      attendance: 'attended',
      minutes: '110',
      summary:
        'Wary at first, then talked about wanting calmer evenings for Riley. Took the Life Map home to go on with.',
    },
  },
  {
    of: 'Aneeta Bhandari',
    inDays: -1,
    time: '11:00',
    session: 'other',
    place: 'Room 2, Northgate office',
    length: '1h',
    note: 'Go through the action plan together.',
  },
  {
    of: 'Ryan Tilbury',
    inDays: 1,
    time: '09:30',
    session: '1',
    place: 'Fernhill family centre',
    length: '2h',
  },
  { of: 'Samuel Oyelaran', inDays: 2, time: '15:00', session: 'other', place: 'Easton office', length: '1h' },
  { of: 'Marek Rybak', inDays: 5, time: '10:00', session: '2', place: 'Room 3, Northgate office' },
  {
    of: 'Yusuf Demirci',
    inDays: 0,
    time: '11:00',
    session: '3',
    place: 'Easton office',
    length: '2h',
  },
  {
    of: 'Gareth Sumner',
    inDays: -2,
    time: '14:00',
    session: 'other',
    place: 'Easton office',
    length: '1h',
    outcome: {
      attendance: 'did-not-attend',
      summary: 'Did not come and did not ring. Left a message; the social worker knows.',
    },
  },
  { of: 'Florin Ionescu-Banu', inDays: 1, time: '10:00', session: '2', place: 'Fernhill family centre' },
  { of: 'Patience Mutasa', inDays: 0, time: '14:00', session: '4', place: 'Fernhill family centre' },
]
