import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText } from '#core'
import {
  emptyStatements,
  isAnswerField,
  isContested,
  mergeStatements,
  type NewStatement,
  type RecordView,
  type Standing,
  type Statement,
  type StatementSet,
  stateAside,
  stateCompletion,
  stateCountersignature,
  stateField,
  statementId,
  stateStanding,
  stateWording,
  viewAsCompleted,
  viewOf,
} from '#record'
import { accept, makeStatement, withhold } from './statements.ts'

const CONTENT = 'A'.repeat(43)
let clock = 0
/** A statement made on a device that holds `set`. */
const make = (said: NewStatement): Statement => makeStatement({ ...said, at: clock++ })
const say = (set: StatementSet, field: string, value: string | null): StatementSet =>
  mergeStatements(set, accept(make(stateField(viewOf(set), field, value, 1))))
const complete = (set: StatementSet, content = CONTENT): StatementSet =>
  mergeStatements(set, accept(make(stateCompletion(viewOf(set), content, 1))))
const sendBack = (set: StatementSet): StatementSet =>
  mergeStatements(set, accept(make(stateStanding(viewOf(set), null, 1))))
const setAside = (set: StatementSet, id: string): StatementSet =>
  mergeStatements(set, accept(make(stateAside(id, 1))))
const merge = (...sets: readonly StatementSet[]): StatementSet => sets.reduce(mergeStatements)

const says = (set: StatementSet, field: string) => {
  const state = viewOf(set).fields.get(field)
  return state?.kind === 'value' ? state.value : (state?.kind ?? 'none')
}
const completed = (set: StatementSet): Extract<Standing, { kind: 'completed' }> => {
  const { standing } = viewOf(set)
  if (standing.kind !== 'completed') throw new Error('The record is open.')
  return standing
}
const lateIn = (set: StatementSet) =>
  completed(set).late.map(({ statement: { field, value } }) => [field, value])

const answered = say(say(emptyStatements, 'q01/answer', 'high'), 'q02/answer', 'rent')

describe('a completed record', () => {
  test('says what it said when it was completed', () => {
    const set = complete(answered)
    expect(says(set, 'q01/answer')).toBe('high')
    expect(completed(set)).toMatchObject({ revision: 1, late: [] })
  })

  test('keeps an edit from a tablet that did not know, as late, and shows what was completed', () => {
    const elsewhere = say(answered, 'q01/answer', 'low')
    const set = merge(complete(answered), elsewhere)
    expect(says(set, 'q01/answer')).toBe('high')
    expect(lateIn(set)).toEqual([['q01/answer', 'low']])
  })

  test('is in the words that its completion froze, whatever another tablet began it in', () => {
    const begun = (pack: string) =>
      accept(make(stateWording({ pack: pack.repeat(43), language: 'en-GB' }, 1)))
    const set = complete(merge(answered, begun('A')))
    const elsewhere = say(begun('E'), 'q03/answer', 'new')
    const wordingsOf = (of: StatementSet) => viewOf(of).wording.wordings
    expect(wordingsOf(merge(set, elsewhere))).toEqual(wordingsOf(set))
    expect(wordingsOf(merge(answered, begun('A'), elsewhere))).toHaveLength(2)
    expect(wordingsOf(answered)).toEqual([])
    expect(lateIn(merge(set, elsewhere))).toEqual([['q03/answer', 'new']])
  })

  test('counts what its completion had seen, also when that arrives after it', () => {
    const whole = complete(say(answered, 'q01/answer', 'low'))
    const arrivals = [...whole.accepted].reverse().map(([, statement]) => accept(statement))
    const set = merge(...arrivals)
    expect(says(set, 'q01/answer')).toBe('low')
    expect(lateIn(set)).toEqual([])
  })

  test('shows only the last of several late edits that follow each other', () => {
    const elsewhere = say(say(answered, 'q01/answer', 'low'), 'q01/answer', 'medium')
    expect(lateIn(merge(complete(answered), elsewhere))).toEqual([['q01/answer', 'medium']])
  })

  test('does not ask about a late edit that says the same, or says nothing where nothing was', () => {
    const elsewhere = say(say(say(answered, 'q01/answer', 'low'), 'q01/answer', 'high'), 'q03/answer', null)
    expect(lateIn(merge(complete(answered), elsewhere))).toEqual([])
  })

  test('lets go of a late edit that a person set aside', () => {
    const elsewhere = say(answered, 'q01/answer', 'low')
    const set = merge(complete(answered), elsewhere)
    const [late] = completed(set).late
    expect(lateIn(setAside(set, late?.id ?? ''))).toEqual([])
  })

  test('sees through a withheld statement on the way to what it builds on', () => {
    const high = make(stateField(viewOf(emptyStatements), 'q01/answer', 'high', 1))
    const refused = makeStatement({
      field: 'q01/answer',
      value: '?',
      replaces: [statementId(high)],
      at: clock++,
    })
    const completion = makeStatement({
      field: 'record/completion',
      value: { frozen: [statementId(refused)], content: CONTENT },
    })
    const set = merge(accept(high), withhold(refused), accept(completion))
    expect(says(set, 'q01/answer')).toBe('high')
    expect(lateIn(set)).toEqual([])
  })

  test('removed on one tablet and completed on another: the row stands, and its removal is late', () => {
    const added = say(say(answered, 'rows/a', 'a0'), 'rows/a/problem', 'rent')
    const view = viewOf(added)
    const removal = make({
      version: 1,
      field: 'rows/a',
      value: null,
      replaces: ['rows/a', 'rows/a/problem']
        .flatMap((field) => view.fields.get(field)?.heads.map(({ id }) => id) ?? [])
        .sort(),
    })
    const set = merge(complete(added), accept(removal))
    expect(viewOf(set).rows.map(({ id }) => id)).toEqual(['a'])
    expect(lateIn(set)).toEqual([['rows/a', null]])
  })
})

describe('sending back', () => {
  test('opens the record again, in its next revision, with all it said', () => {
    const set = sendBack(complete(answered))
    expect(viewOf(set).standing).toMatchObject({ kind: 'open', revision: 2 })
    expect(says(set, 'q01/answer')).toBe('high')
    expect(completed(complete(say(set, 'q01/answer', 'low')))).toMatchObject({ revision: 2, late: [] })
  })

  test('a late edit then counts like any other, and one set aside does not', () => {
    const elsewhere = say(say(answered, 'q01/answer', 'low'), 'q02/answer', 'sleep')
    const late = merge(complete(answered), elsewhere)
    const rent = completed(late).late.find(({ statement }) => statement.field === 'q02/answer')
    const set = sendBack(setAside(late, rent?.id ?? ''))
    expect(says(set, 'q01/answer')).toBe('low')
    expect(says(set, 'q02/answer')).toBe('rent')
  })

  test('an edit concurrent with a completed revision is not hidden by the next: it is late there too', () => {
    const stray = say(answered, 'q02/answer', 'sleep')
    const again = complete(say(sendBack(complete(answered)), 'q01/answer', 'low'))
    expect(lateIn(merge(again, stray))).toEqual([['q02/answer', 'sleep']])
  })
})

describe('two that did not see each other', () => {
  const here = complete(say(answered, 'q01/answer', 'low'))
  const there = complete(answered, `B${CONTENT.slice(1)}`)

  test('completing different answers is a conflict that shows both, until a person settles it', () => {
    const set = merge(here, there)
    const { standing } = viewOf(set)
    expect(isContested(standing)).toBe(true)
    const [first, second] = completed(set).completions
    const answersOf = (one: typeof first) =>
      one && viewAsCompleted(set, one.completion).fields.get('q01/answer')?.heads[0]?.statement.value
    expect([answersOf(first), answersOf(second)].sort()).toEqual(['high', 'low'])

    const chosen = [first, second].find((one) => answersOf(one) === 'high')
    const settled = merge(
      set,
      accept(make(stateStanding(viewOf(set), chosen ? { ...chosen.completion } : null, 1))),
    )
    expect(isContested(viewOf(settled).standing)).toBe(false)
    expect(says(settled, 'q01/answer')).toBe('high')
    expect(lateIn(settled)).toEqual([['q01/answer', 'low']])
  })

  test('completing the same is no conflict', () => {
    const twice = merge(complete(answered), complete(answered))
    expect(completed(twice).acts).toHaveLength(2)
    expect(isContested(viewOf(twice).standing)).toBe(false)
  })

  test('completed on one and sent back on another is a conflict, and the record stays as completed meanwhile', () => {
    const base = complete(answered)
    const set = merge(sendBack(base), there)
    expect(viewOf(set).standing.kind).toBe('completed')
    expect(isContested(viewOf(set).standing)).toBe(true)
  })
})

test('a countersignature counts for the completion it names, and for no other', () => {
  const set = complete(answered)
  const [head] = completed(set).completions
  const signed = stateCountersignature(
    { completion: head?.id ?? '', content: CONTENT, name: 'Margaret Osei', ink: null },
    1,
  )
  const countersigned = merge(set, accept(make(signed)))
  expect(completed(countersigned).countersignatures).toHaveLength(1)
  const again = complete(say(sendBack(countersigned), 'q01/answer', 'low'))
  expect(completed(again).countersignatures).toEqual([])
})

describe('whatever happens in whatever order', () => {
  const act = fc.record({
    device: fc.nat(2),
    what: fc.constantFrom('answer', 'answer', 'answer', 'send', 'send', 'complete', 'send-back', 'aside'),
    field: fc.nat(2),
    value: fc.nat(2),
    to: fc.nat(2),
  })
  type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

  function replay(acts: readonly Act[]): readonly StatementSet[] {
    const devices = [emptyStatements, emptyStatements, emptyStatements]
    for (const { device, what, field, value, to } of acts) {
      const set = devices[device] ?? emptyStatements
      const { standing } = viewOf(set)
      if (what === 'answer') devices[device] = say(set, `q0${field}/answer`, `v${value}`)
      else if (what === 'complete' && standing.kind === 'open') devices[device] = complete(set)
      else if (what === 'send-back' && standing.kind === 'completed') devices[device] = sendBack(set)
      else if (what === 'aside' && standing.kind === 'completed' && standing.late[0])
        devices[device] = setAside(set, standing.late[0].id)
      else if (what === 'send') devices[to] = merge(devices[to] ?? emptyStatements, set)
    }
    return devices
  }

  const picture = ({ fields, standing }: RecordView): string =>
    canonicalText([
      [...fields].map(([field, { heads }]) => [field, heads.map(({ id }) => id)]).sort(byText),
      standing.kind,
      standing.revision,
      standing.acts.map(({ id }) => id),
      standing.kind === 'completed' ? standing.late.map(({ id }) => id).sort() : [],
    ])
  const byText = (a: unknown, b: unknown): number => (String(a) < String(b) ? -1 : 1)

  test('the same statements read the same, late edits too', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (acts, dice) => {
        const whole = merge(...replay(acts))
        const parts = [...whole.accepted.values()].map((statement) => accept(statement))
        const shuffled = [...parts].sort(() => ((dice.next().value as number) % 3) - 1)
        expect(picture(viewOf(shuffled.reduce(mergeStatements, emptyStatements)))).toBe(
          picture(viewOf(whole)),
        )
      }),
      { numRuns: 3_000 },
    )
  })

  test('no answer is lost: each is shown, replaced by one that saw it, late, said otherwise, or set aside', () => {
    let late = 0
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const whole = merge(...replay(acts))
        const { fields, standing } = viewOf(whole)
        const shown = new Set([...fields.values()].flatMap(({ heads }) => heads.map(({ id }) => id)))
        const lateIds = new Set(standing.kind === 'completed' ? standing.late.map(({ id }) => id) : [])
        late += lateIds.size
        const saw = new Set([...whole.accepted.values()].flatMap(({ replaces }) => replaces))
        for (const [id, { field, value }] of whole.accepted) {
          if (!isAnswerField(field) || shown.has(id) || lateIds.has(id) || saw.has(id)) continue
          const isAside = [...whole.accepted.values()].some((one) => one.field === `aside/${id}`)
          const isSaid = fields
            .get(field)
            ?.heads.some(({ statement }) => canonicalText(statement.value) === canonicalText(value))
          expect(isAside || isSaid).toBe(true)
        }
      }),
      { numRuns: 3_000 },
    )
    expect(late).toBeGreaterThan(100) // the traces do make late edits
  })

  test('a completed record shows the same whatever answers come', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), fc.array(act, { maxLength: 10 }), (before, after) => {
        const base = merge(...replay(before))
        if (viewOf(base).standing.kind === 'open') return
        const more = [...merge(...replay(after)).accepted.values()].filter(({ field }) =>
          isAnswerField(field),
        )
        const shown = ({ fields }: RecordView) =>
          canonicalText(
            [...fields].map(([field, { heads }]) => [field, heads.map(({ id }) => id)]).sort(byText),
          )
        expect(shown(viewOf(merge(base, accept(...more))))).toBe(shown(viewOf(base)))
      }),
      { numRuns: 1_000 },
    )
  })
})
