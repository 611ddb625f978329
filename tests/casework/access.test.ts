import { expect, test } from 'vitest'
import {
  accessTable,
  beginsCase,
  caseFileHeader,
  mayAct,
  mayRead,
  mayReadService,
  mayWrite,
  noTie,
  type Role,
  type RouteId,
  reachOfSight,
  roles,
  seesBySight,
  serviceHeader,
  serviceSpace,
  type Tie,
} from '#casework'
import { type Act, type Compartment, compartments, type RecordHeader, type Via } from '#record'

const routes = Object.keys(accessTable) as RouteId[]
const space = 'AAAAAAAAAAAAAAAAAAAAAA'
const elsewhere = 'BBBBBBBBBBBBBBBBBBBBBA'

/** Written out by hand: whatever is not here must be refused. */
const readable = new Set([
  ...compartments.flatMap((compartment) => [
    ...(['heads', 'statements', 'statements-of-many', 'chunk', 'batches'] as const).map(
      (route) => `${route} officer ${compartment} on the case`,
    ),
    ...(['heads', 'statements', 'statements-of-many', 'chunk', 'batches', 'parked'] as const).flatMap(
      (route) => [
        `${route} manager ${compartment} on the case`,
        `${route} manager ${compartment} not on the case`,
        `${route} manager ${compartment} in sight`,
        `${route} manager ${compartment} in sight, with what is confidential`,
      ],
    ),
  ]),
  ...(['heads', 'statements', 'statements-of-many', 'batches'] as const).flatMap((route) => [
    `${route} auditor officer in sight`,
    `${route} auditor officer in sight, with what is confidential`,
    `${route} auditor confidential in sight, with what is confidential`,
    `${route} service-manager officer in sight`,
    `${route} service-manager officer in sight, with what is confidential`,
  ]),
])

const ties = {
  'on the case': { onCase: true, sight: [] },
  'not on the case': noTie,
  'in sight': { onCase: false, sight: ['officer'] },
  'in sight, with what is confidential': { onCase: false, sight: ['officer', 'confidential'] },
} as const satisfies Readonly<Record<string, Tie>>

test('route × role × compartment: what is not in the list is refused', () => {
  const allowed = routes.flatMap((route) =>
    roles.flatMap((role) =>
      compartments.flatMap((compartment) =>
        Object.entries(ties).flatMap(([words, tie]) =>
          mayRead(route, role, tie, compartment) ? [`${route} ${role} ${compartment} ${words}`] : [],
        ),
      ),
    ),
  )
  expect(new Set(allowed)).toEqual(readable)
})

test('sight reaches what the table says of the role, and nobody’s client part', () => {
  expect(roles.map((role) => [role, reachOfSight(role)])).toEqual([
    ['officer', []],
    ['manager', []],
    ['service-manager', ['officer']],
    ['auditor', ['officer', 'confidential']],
  ])
  expect(roles.filter(seesBySight)).toEqual(['service-manager', 'auditor'])
  for (const unknown of ['', 'constructor', 'Auditor']) expect(seesBySight(unknown)).toBe(false)
})

const everyTie: Tie = { onCase: true, sight: compartments }

test('every route through which anything is read needs an open vault and refuses the address bar', () => {
  const reading = routes.filter((route) =>
    roles.some((role) => compartments.some((c) => mayRead(route, role, everyTie, c))),
  )
  expect(reading).toEqual(['heads', 'statements', 'statements-of-many', 'chunk', 'batches', 'parked'])
  for (const route of [...reading, 'decide', 'decided'] as const)
    expect(accessTable[route]).toMatchObject({ needs: 'open-vault', navigation: false })
})

test('what needs a sign-in that was proved lately changes something, and nothing is read through it', () => {
  const grave = routes.filter((route) => accessTable[route].recent)
  expect(grave).toEqual([
    'enrol-device',
    'refuse-device',
    'ask-erasure',
    'erase',
    'grant-sight',
    'set-up-second-factor',
    'remove-second-factor',
    'new-recovery-codes',
    'begin-passkey',
    'add-passkey',
    'remove-passkey',
    'reset-second-factor',
  ])
  for (const route of grave) {
    expect(accessTable[route]).toMatchObject({ changesState: true, navigation: false, audited: 'all' })
    expect(['sign-in', 'open-vault']).toContain(accessTable[route].needs)
    for (const role of roles)
      for (const one of compartments) expect(mayRead(route, role, everyTie, one)).toBe(false)
  }
})

test('a role or compartment the table has never heard of reads nothing', () => {
  expect(mayRead('heads', 'constructor' as Role, everyTie, 'client')).toBe(false)
  expect(mayRead('heads', 'manager', everyTie, 'toString' as Compartment)).toBe(false)
})

const saq: RecordHeader = { space, compartment: 'client', form: 'saq', sitting: 'session-1' }
const checkIn: RecordHeader = { space, compartment: 'officer', form: 'check-in', sitting: 'session-2' }
const appointment: RecordHeader = { ...checkIn, form: 'appointment', sitting: 'AAAAAAAAAAAAAAAAAAAAAA' }
const audit: RecordHeader = { ...checkIn, form: 'audit', sitting: 'case' }
const notes: RecordHeader = { ...checkIn, form: 'record-notes' }
const file = caseFileHeader(space)
const contact: RecordHeader = { ...checkIn, form: 'contact', sitting: 'case' }
const urgent: RecordHeader = { ...checkIn, form: 'urgent-endorsement', sitting: 'case' }
const author = (role: Role, onCase: boolean) => ({ kind: 'author', role, onCase }) as const
const session = (of: string, onCase = true) =>
  ({ kind: 'session', role: 'officer', onCase, space: of }) as const

test('the service’s own space: its officers’ compartment, to all who read cases there', () => {
  const allowed = routes.flatMap((route) =>
    roles.flatMap((role) =>
      compartments.flatMap((compartment) =>
        mayReadService(route, role, compartment) ? [`${route} ${role} ${compartment}`] : [],
      ),
    ),
  )
  expect(new Set(allowed)).toEqual(
    new Set([
      ...(['heads', 'statements', 'statements-of-many', 'chunk', 'batches'] as const).flatMap((route) => [
        `${route} officer officer`,
        `${route} manager officer`,
        ...(route === 'chunk' ? [] : [`${route} auditor officer`, `${route} service-manager officer`]),
      ]),
      'parked manager officer',
    ]),
  )
})

const settings = serviceHeader('service-settings')
const handedOver = serviceHeader('service-figures', 'x')

test('what was handed over is the manager’s own word: nobody else writes it, and nobody completes it', () => {
  for (const role of roles)
    for (const onCase of [true, false]) {
      const may = role === 'manager' ? 'allowed' : 'not-allowed'
      expect(mayWrite(author(role, onCase), handedOver, 'officer'), role).toBe(may)
      expect(mayWrite(author(role, onCase), handedOver, 'session'), role).toBe('not-allowed')
      expect(mayWrite(author(role, onCase), handedOver, 'import'), role).toBe('not-allowed')
      expect(mayWrite(author(role, onCase), { ...handedOver, space }, 'officer'), role).toBe('not-allowed')
    }
  expect(mayWrite({ kind: 'import' }, handedOver, 'import')).toBe('not-allowed')
  expect(mayWrite(session(serviceSpace), handedOver, 'session')).toBe('not-allowed')
  expect(beginsCase(author('manager', false), handedOver, 'officer')).toBe(false)
  expect(mayAct(author('manager', false), 'complete', handedOver, 'officer')).toBe('not-allowed')
})

test.each<[string, Parameters<typeof mayWrite>[0], RecordHeader, Via, ReturnType<typeof mayWrite>]>([
  ['the manager, settings of the service', author('manager', false), settings, 'officer', 'allowed'],
  ['an officer, settings of the service', author('officer', false), settings, 'officer', 'not-allowed'],
  ['the auditor, settings of the service', author('auditor', false), settings, 'officer', 'not-allowed'],
  ['the service at its start, settings', { kind: 'import' }, settings, 'import', 'allowed'],
  ['an import, a pack', { kind: 'import' }, serviceHeader('content-pack', 'x'), 'import', 'not-allowed'],
  ['a session, settings of the service', session(serviceSpace), settings, 'session', 'not-allowed'],
  [
    'the manager, settings in a case',
    author('manager', true),
    { ...settings, space },
    'officer',
    'not-allowed',
  ],
  [
    'the manager, a case file in the service’s space',
    author('manager', true),
    caseFileHeader(serviceSpace),
    'officer',
    'not-allowed',
  ],
  ['an officer on the case', author('officer', true), saq, 'officer', 'allowed'],
  ['an officer on the case, officers’ form', author('officer', true), checkIn, 'officer', 'allowed'],
  ['an officer on the case, case file', author('officer', true), file, 'officer', 'allowed'],
  ['an officer no longer on the case', author('officer', false), checkIn, 'officer', 'no-access'],
  ['an officer as if it were an import', author('officer', true), file, 'import', 'not-allowed'],
  ['the manager, case file', author('manager', false), file, 'officer', 'allowed'],
  ['the manager, an officer’s form', author('manager', true), checkIn, 'officer', 'not-allowed'],
  [
    'a service manager with sight, case file',
    author('service-manager', true),
    file,
    'officer',
    'not-allowed',
  ],
  ['the auditor', author('auditor', true), saq, 'officer', 'not-allowed'],
  ['a session on its case', session(space), saq, 'session', 'allowed'],
  ['a session, its officer taken off the case', session(space, false), saq, 'session', 'no-access'],
  ['a session on another case', session(elsewhere), saq, 'session', 'not-allowed'],
  ['a session, officers’ form', session(space), checkIn, 'session', 'not-allowed'],
  ['a session as if it were the officer', session(space), saq, 'officer', 'not-allowed'],
  ['an import, case file', { kind: 'import' }, file, 'import', 'allowed'],
  ['an import, appointment', { kind: 'import' }, appointment, 'import', 'allowed'],
  ['an import, another officers’ form', { kind: 'import' }, checkIn, 'import', 'not-allowed'],
  ['the manager, appointment', author('manager', true), appointment, 'officer', 'not-allowed'],
  ['an officer on the case, audit of their work', author('officer', true), audit, 'officer', 'not-allowed'],
  ['the manager, audit', author('manager', false), audit, 'officer', 'allowed'],
  ['an auditor with sight of the case, audit', author('auditor', true), audit, 'officer', 'allowed'],
  ['an auditor without sight of it, audit', author('auditor', false), audit, 'officer', 'no-access'],
  ['an auditor with sight of it, case file', author('auditor', true), file, 'officer', 'not-allowed'],
  ['an auditor with sight of it, notes', author('auditor', true), notes, 'officer', 'not-allowed'],
  ['an officer on the case, contact', author('officer', true), contact, 'officer', 'allowed'],
  ['the manager, contact', author('manager', false), contact, 'officer', 'allowed'],
  [
    'a service manager with sight, contact',
    author('service-manager', true),
    contact,
    'officer',
    'not-allowed',
  ],
  ['a service manager with sight, audit', author('service-manager', true), audit, 'officer', 'not-allowed'],
  ['a service manager with sight, urgent', author('service-manager', true), urgent, 'officer', 'allowed'],
  ['a service manager without it, urgent', author('service-manager', false), urgent, 'officer', 'no-access'],
  [
    'a service manager without it, contact',
    author('service-manager', false),
    contact,
    'officer',
    'not-allowed',
  ],
  ['a service manager, settings', author('service-manager', true), settings, 'officer', 'not-allowed'],
  ['the auditor, urgent', author('auditor', true), urgent, 'officer', 'not-allowed'],
  ['an import, client form', { kind: 'import' }, saq, 'import', 'not-allowed'],
  ['an import as if it were the officer', { kind: 'import' }, file, 'officer', 'not-allowed'],
  [
    'a form named like something built in',
    author('manager', true),
    { ...file, form: 'constructor' },
    'officer',
    'not-allowed',
  ],
])('writing: %s', (_, writer, header, via, permission) => {
  expect(mayWrite(writer, header, via)).toBe(permission)
})

test.each(['acceptance', 'waiting-entry', 'urgent-endorsement', 'allocation'])(
  '%s is the manager’s: the officer on the case reads it and does not write it, in session mode neither',
  (form) => {
    const header = { ...checkIn, form, sitting: 'case' }
    expect(mayWrite(author('manager', false), header, 'officer')).toBe('allowed')
    expect(mayWrite(author('officer', true), header, 'officer')).toBe('not-allowed')
    expect(mayWrite(session(space), header, 'session')).toBe('not-allowed')
    expect(mayWrite({ kind: 'import' }, header, 'import')).toBe(
      form === 'allocation' || form === 'waiting-entry' ? 'allowed' : 'not-allowed',
    )
    expect(mayAct(author('manager', false), 'complete', header, 'officer')).toBe('allowed')
    expect(mayAct(author('officer', true), 'complete', header, 'officer')).toBe('not-allowed')
  },
)

/** Written out by hand: whatever is not here must be refused. */
const done = new Set([
  'complete officer on the case',
  'set-aside officer on the case',
  'send-back manager on the case',
  'send-back manager not on the case',
  'countersign manager on the case',
  'countersign manager not on the case',
  'set-aside manager on the case',
  'set-aside manager not on the case',
])

test('act × role: what is not in the list is refused', () => {
  const acts: readonly Act[] = ['complete', 'send-back', 'countersign', 'set-aside']
  const allowed = acts.flatMap((act) =>
    roles.flatMap((role) =>
      [true, false].flatMap((onCase) =>
        mayAct(author(role, onCase), act, checkIn, 'officer') === 'allowed'
          ? [`${act} ${role} ${onCase ? 'on the case' : 'not on the case'}`]
          : [],
      ),
    ),
  )
  expect(new Set(allowed)).toEqual(done)
})

test('nothing is done to a record in session mode or by an import', () => {
  expect(mayAct(session(space), 'complete', saq, 'session')).toBe('not-allowed')
  expect(mayAct(author('officer', true), 'complete', saq, 'session')).toBe('not-allowed')
  expect(mayAct({ kind: 'import' }, 'set-aside', saq, 'import')).toBe('not-allowed')
  expect(mayAct(author('officer', false), 'complete', saq, 'officer')).toBe('no-access')
})

test('a referral is taken in and completed by the manager too, who has it first', () => {
  for (const form of ['request-for-service', 'screening']) {
    const header = { ...checkIn, form, sitting: 'case' }
    expect(mayWrite(author('manager', false), header, 'officer')).toBe('allowed')
    expect(mayAct(author('manager', false), 'complete', header, 'officer')).toBe('allowed')
    expect(mayWrite(author('officer', true), header, 'officer')).toBe('allowed')
    expect(mayWrite(author('auditor', true), header, 'officer')).toBe('not-allowed')
  }
})

test('a case begins with a manager’s own word, in a form that managers write, and with nobody else’s', () => {
  const file = caseFileHeader(space)
  expect(beginsCase(author('manager', false), file, 'officer')).toBe(true)
  expect(beginsCase(author('manager', false), { ...file, form: 'request-for-service' }, 'officer')).toBe(true)
  expect(beginsCase(author('manager', false), checkIn, 'officer')).toBe(false)
  expect(beginsCase(author('manager', false), serviceHeader('service-settings'), 'officer')).toBe(false)
  for (const role of ['officer', 'service-manager', 'auditor'] as const)
    expect(beginsCase(author(role, true), file, 'officer')).toBe(false)
  expect(beginsCase(session(space), saq, 'session')).toBe(false)
  expect(beginsCase({ kind: 'import' }, file, 'import')).toBe(false)
})

test('an audit is completed by whoever writes it, and not by the officer whose work it is about', () => {
  expect(mayAct(author('manager', false), 'complete', audit, 'officer')).toBe('allowed')
  expect(mayAct(author('auditor', true), 'complete', audit, 'officer')).toBe('allowed')
  expect(mayAct(author('auditor', false), 'complete', audit, 'officer')).toBe('no-access')
  for (const act of ['send-back', 'countersign', 'set-aside'] as const)
    expect(mayAct(author('auditor', true), act, audit, 'officer')).toBe('not-allowed')
  expect(mayAct(author('officer', true), 'complete', audit, 'officer')).toBe('not-allowed')
  expect(mayAct(author('officer', true), 'complete', checkIn, 'officer')).toBe('allowed')
})

test('a word on urgency is completed by the service manager who has sight of the case, and nothing else of it is', () => {
  expect(mayAct(author('service-manager', true), 'complete', urgent, 'officer')).toBe('allowed')
  expect(mayAct(author('service-manager', false), 'complete', urgent, 'officer')).toBe('no-access')
  expect(mayAct(author('auditor', true), 'complete', urgent, 'officer')).toBe('not-allowed')
  for (const header of [audit, file, contact])
    expect(mayAct(author('service-manager', true), 'complete', header, 'officer')).toBe('not-allowed')
  for (const act of ['send-back', 'countersign', 'set-aside'] as const)
    expect(mayAct(author('service-manager', true), act, urgent, 'officer')).toBe('not-allowed')
})
