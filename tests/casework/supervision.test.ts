import { describe, expect, it } from 'vitest'
import { supervisionCalendar } from '#casework'
import { Scenario, TODAY } from './scenario.ts'

const goesTo = (day: string, stage: Parameters<Scenario['at']>[0] = 'intervention') =>
  new Scenario().at(stage).says('contact', { kind: 'supervision', date: day })

const calendar = (cases: { readonly [key: string]: Scenario }, today = TODAY) =>
  supervisionCalendar(
    Object.entries(cases).map(([key, { answers: one }]) => ({ key, one })),
    today,
  )

describe('the calendar of group supervision', () => {
  it('is empty where nothing is planned, and names the cases that go to none', () => {
    expect(calendar({ a: new Scenario().at('assessment') })).toEqual({ days: [], without: ['a'] })
    expect(calendar({ a: new Scenario().at('waiting') })).toEqual({ days: [], without: [] })
  })

  it('has the days in order, each with its cases and the day its summaries are due', () => {
    const { days, without } = calendar({
      a: goesTo('2026-12-08'),
      b: goesTo('2026-12-01'),
      c: goesTo('2026-12-08'),
    })
    expect(days.map(({ day, due, lines }) => [day, due, lines.map(({ key }) => key).join()])).toEqual([
      ['2026-12-01', '2026-11-27', 'b'],
      ['2026-12-08', '2026-12-04', 'a,c'],
    ])
    expect(without).toEqual([])
  })

  it('counts working days: over a weekend and a bank holiday', () => {
    expect(calendar({ a: goesTo('2026-12-29') }).days[0]?.due).toBe('2026-12-23')
  })

  it('says which summary it is and whether it is completed', () => {
    const lineOf = (one: Scenario) => calendar({ a: one }).days[0]?.lines[0]
    expect(lineOf(goesTo('2026-12-08'))).toMatchObject({ summary: null, isCompleted: false })
    const begun = goesTo('2026-12-08').says('programme-summary', { supervision: '2026-12-08' })
    expect(lineOf(begun)).toMatchObject({ summary: { form: 'programme-summary' }, isCompleted: false })
    const done = goesTo('2026-12-08').completes('workbook-summary', { supervision: '2026-12-08' })
    expect(lineOf(done)).toMatchObject({ summary: { form: 'workbook-summary' }, isCompleted: true })
  })

  it('a summary for another day does not count as done for this one', () => {
    const one = goesTo('2026-12-08').completes('workbook-summary', { supervision: '2026-11-03' })
    expect(calendar({ a: one }).days[0]?.lines[0]).toMatchObject({ summary: null, isCompleted: false })
  })

  it('keeps a day that is over while a summary is missing, with that case only', () => {
    const done = goesTo('2026-11-10').completes('workbook-summary', { supervision: '2026-11-10' })
    const { days, without } = calendar({ missing: goesTo('2026-11-10'), done })
    expect(days.map(({ day, lines }) => [day, lines.map(({ key }) => key)])).toEqual([
      ['2026-11-10', ['missing']],
    ])
    expect(without).toEqual(['missing', 'done'])
  })

  it('leaves out what was cancelled, and cases that nobody works on', () => {
    const off = goesTo('2026-12-08').says('contact', { outcome: 'cancelled' })
    expect(calendar({ off, closed: goesTo('2026-12-08', 'closed') })).toEqual({ days: [], without: ['off'] })
  })
})
