import { describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { evaluate } from '#forms'
import { emptyStatements, type RecordView, viewOf } from '#record'
import type { SessionPlace } from '#store'
import {
  atPage,
  atPlan,
  CHECK,
  firstOpenPage,
  handedBack,
  pageAfter,
  pageBefore,
  pageToOpen,
  sessionInWords,
} from '../../src/session/where.ts'
import { viewWith } from '../../src/store/edits.ts'

const form = latestClientForm('saq')
if (!form) throw new Error('There is no client form.')
const empty = viewOf(emptyStatements)
const answered = (...ids: readonly string[]): RecordView =>
  viewWith(
    emptyStatements,
    ids.map((id) => ({ kind: 'answer', field: `${id}/answer`, value: 'no' })),
    { version: 1, via: 'session' },
  )
const all = [...form.fields.keys()]
  .filter((field) => field.endsWith('/answer'))
  .map((field) => field.slice(0, 3))

const place: SessionPlace = {
  state: 'open',
  session: 'session-1',
  startedAt: 1,
  until: 2,
  tasks: [{ form: form.id, version: form.version, sitting: 'session-1' }],
  task: null,
  page: null,
  breakFrom: null,
  breakMs: 0,
}

describe('the place', () => {
  test('is the task and page on screen, and neither on the plan', () => {
    const there = atPage(place, 0, 'money')
    expect(there).toEqual({ ...place, task: 0, page: 'money' })
    expect(atPlan(there)).toEqual(place)
  })

  test('when handed back keeps what was done and nothing of where the person was', () => {
    expect(handedBack(atPage(place, 0, 'money'))).toEqual({ ...place, state: 'handed-back' })
  })
})

describe('where an exercise opens', () => {
  test('at its first page when nothing is answered', () => {
    expect(pageToOpen(evaluate(form, empty), null, false)).toBe('home')
    // Filled in by the worker beforehand: the person has not seen it.
    expect(pageToOpen(evaluate(form, answered('q01', 'q02')), null, false)).toBe('home')
  })

  test('at the page where the person was, also when all of it is answered', () => {
    expect(pageToOpen(evaluate(form, answered('q01', 'q02')), 'home', true)).toBe('home')
    expect(pageToOpen(evaluate(form, empty), CHECK, true)).toBe(CHECK)
  })

  test('at the first page with something open when it is not known, or not of this form', () => {
    const state = evaluate(form, answered('q01', 'q02', 'q03'))
    expect(pageToOpen(state, undefined, true)).toBe('work')
    expect(pageToOpen(state, 'no-such-page', true)).toBe('work')
  })

  test('at its answers when everything is answered', () => {
    expect(all).toHaveLength(27)
    const state = evaluate(form, answered(...all))
    expect(firstOpenPage(state.pages)).toBeUndefined()
    expect(pageToOpen(state, null, true)).toBe(CHECK)
  })
})

test('pages follow one another, the answers come last, and back from the first is the plan', () => {
  const state = evaluate(form, empty)
  const forward = [...form.pages.map(({ id }) => id), CHECK]
  expect(forward.slice(0, -1).map((id) => pageAfter(state, id))).toEqual(forward.slice(1))
  expect(forward.map((id) => pageBefore(state, id))).toEqual([undefined, ...forward.slice(0, -1)])
})

test('a session is called by its number, and a name that is not for reading is not shown', () => {
  expect(sessionInWords('session-3')).toBe('Session 3')
  expect(sessionInWords('2026-11-23/a')).toBeNull()
})
