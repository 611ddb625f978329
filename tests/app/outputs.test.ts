import { describe, expect, it } from 'vitest'
import { caseFileHeader, copies, usualPractice } from '#casework'
import { latestOfficerForm } from '#catalogue/officer'
import type { RecordHeader } from '#record'
import { makeCopy } from '#report'
import type { OpenedRecord } from '#store'
import { copyRecords, copySource, leftOut, sessionsIn } from '../../src/app/outputs/copy-source.ts'
import { fileName } from '../../src/app/outputs/save-pdf.ts'
import { takeHomeHeader, takeHomeState } from '../../src/app/outputs/take-home.ts'
import { Filling } from '../forms/builder.ts'

const space = 'AAAAAAAAAAAAAAAAAAAAAA'
const NOW = Date.UTC(2026, 10, 25, 14)
const DAY = 86_400_000

const opened = (
  header: Pick<RecordHeader, 'compartment' | 'form' | 'sitting'>,
  { set }: Filling,
  damaged = 0,
): OpenedRecord => ({
  header: { space, ...header },
  set,
  drafts: new Map(),
  needsYou: [],
  isUnsent: false,
  damaged,
  unfolded: 0,
})

const file = opened(
  caseFileHeader(space),
  new Filling()
    .answer('name/answer', 'Marek Rybak')
    .answer('reference/answer', 'FS-1')
    .answer('social-worker/answer', 'Helen Adeyemi'),
)
const saq = (session: number) =>
  opened(
    { compartment: 'client', form: 'saq', sitting: `session-${session}` },
    new Filling().answer('q01/answer', 'no'),
  )
const checkIn = opened(
  { compartment: 'officer', form: 'check-in', sitting: 'session-2' },
  new Filling().answer('police/answer', 'yes'),
)
const response = opened(
  { compartment: 'officer', form: 'alert-response', sitting: 'saq/session-1/self-harm' },
  new Filling().answer('safe-to-end/answer', 'yes'),
)
const one = {
  space,
  file,
  records: [checkIn, saq(1), response, saq(3)],
  unreadable: [],
  people: {},
  sight: null,
  packs: () => undefined,
  practice: usualPractice,
  wording: undefined,
  profile: 'family-safeguarding' as const,
}
const sourceOf = (scope: number | 'all') => copySource(one, scope, 'Jess Hart', NOW)

describe('what a copy is made from', () => {
  it('is one session or all; a response belongs to the session of its alert and says which', () => {
    const sections = (scope: number | 'all') =>
      makeCopy(copies.professional, sourceOf(scope)).sections.map(({ title, about }) => `${title}. ${about}`)
    expect(sections('all')).toHaveLength(4)
    expect(sections(1)).toEqual([
      expect.stringContaining('How things are for me'),
      expect.stringMatching(/What I did about the alert.*About: Said yes to thoughts/),
    ])
    expect(sections(2)).toEqual([expect.stringContaining('Check-in')])
    expect(sections(4)).toEqual([])
  })

  it('offers the sessions of which the copy would hold something', () => {
    expect(sessionsIn(copies.client, copyRecords(one))).toEqual([1, 3])
    expect(sessionsIn(copies.professional, copyRecords(one))).toEqual([1, 2, 3])
    expect(sessionsIn(copies.client, [])).toEqual([])
  })

  it('counts an appointment to the session it says it is for, if it says one', () => {
    const appointment = (session: string) =>
      opened(
        { compartment: 'officer', form: 'appointment', sitting: 'on-a-day' },
        new Filling().answer('session/answer', session),
      )
    const sessions = ['2', 'other'].map(
      (said) => copyRecords({ ...one, records: [appointment(said)] })[0]?.session,
    )
    expect(sessions).toEqual([2, null])
  })

  it('never is the case file: of that the head takes name and reference, and the client’s copy the name', () => {
    const client = JSON.stringify(makeCopy(copies.client, sourceOf('all')))
    expect(client).toContain('Marek Rybak')
    expect(client).not.toMatch(/FS-1|Helen Adeyemi|Jess Hart|Check-in|alert/)
    const professional = JSON.stringify(makeCopy(copies.professional, sourceOf('all')))
    expect(professional).toContain('FS-1')
    expect(professional).not.toContain('Helen Adeyemi')
  })

  it('names what stays out', () => {
    expect(leftOut(copies.client, sourceOf('all'))).toEqual(['Check-in', 'What I did about the alert'])
    expect(leftOut(copies.professional, sourceOf('all'))).toEqual([])
  })

  it('says which part is damaged', () => {
    const damaged = opened(checkIn.header, new Filling().answer('police/answer', 'no'), 1)
    const source = copySource({ ...one, records: [damaged] }, 'all', '', NOW)
    expect(makeCopy(copies.professional, source).sections[0]?.notice).toContain('could not be read')
  })
})

describe('safe to take home', () => {
  const form = latestOfficerForm('take-home')
  if (!form) throw new Error('The form is gone.')
  const asked = (safe: string, at = NOW) =>
    new Filling(undefined, at).answer('who/answer', 'nobody').answer('safe/answer', safe)
  const state = ({ set }: Filling) => takeHomeState(form, set, NOW)

  it('is not known until it is asked, in full', () => {
    expect(state(new Filling())).toBe('not-asked')
    expect(state(new Filling(undefined, NOW).answer('safe/answer', 'yes'))).toBe('not-asked')
    expect(state(asked('yes').answer('safe/answer', null))).toBe('not-asked')
  })

  it('is what was said today, not on another day', () => {
    expect(state(asked('no'))).toBe('not-safe')
    expect(state(asked('yes'))).toBe('safe')
    expect(state(asked('yes', NOW - DAY))).toBe('asked-before')
    expect(
      state(
        asked('yes', NOW - DAY)
          .fork('bea')
          .answer('safe/answer', null),
      ),
    ).toBe('not-asked')
  })

  it('is not known while two answers stand side by side', () => {
    const other = asked('no').fork('bea')
    expect(state(asked('yes').merge(other))).toBe('not-asked')
  })

  it('is kept with its session, among what only officers see, and in no copy', () => {
    expect(takeHomeHeader(space, 2)).toMatchObject({ compartment: 'officer', sitting: 'session-2' })
    expect(takeHomeHeader(space, 'all').sitting).toBe('all-sessions')
    const kept = opened(takeHomeHeader(space, 1), asked('yes'))
    const source = copySource({ ...one, records: [kept] }, 'all', '', NOW)
    for (const copy of Object.values(copies)) expect(makeCopy(copy, source).sections).toEqual([])
  })
})

it('a file is named by its day and no person', () => {
  expect(fileName(NOW)).toBe('copy-2026-11-25.pdf')
})
