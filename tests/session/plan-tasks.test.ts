import { describe, expect, test } from 'vitest'
import { type Planned, planTasks } from '../../src/session/plan-tasks.ts'

const planned = (task: number, answered: number, more: Partial<Planned> = {}): Planned => ({
  task,
  title: `Part ${task}`,
  minutes: undefined,
  progress: { answered, of: 27 },
  begun: answered > 0,
  finished: false,
  here: false,
  ...more,
})
const shown = (...parts: readonly Planned[]) =>
  planTasks(parts).map(({ state, detail, action }) => ({ state, detail, action }))

describe('the plan', () => {
  test('starts with the first part that is open', () => {
    expect(shown(planned(0, 27), planned(1, 0), planned(2, 0))).toEqual([
      { state: 'done', detail: '27 of 27 answered', action: 'See again' },
      { state: 'now', detail: '27 questions', action: 'Start' },
      { state: 'todo', detail: '27 questions', action: 'Start' },
    ])
  })

  test('goes on where the person was', () => {
    expect(shown(planned(0, 3), planned(1, 12, { here: true }))).toEqual([
      { state: 'todo', detail: '3 of 27 answered', action: 'Carry on' },
      { state: 'now', detail: '12 of 27 answered · you were here', action: 'Carry on' },
    ])
  })

  test('takes the person’s word for it that a part is finished', () => {
    expect(shown(planned(0, 24, { finished: true, here: true }))).toEqual([
      { state: 'done', detail: '24 of 27 answered', action: 'See again' },
    ])
  })
})
