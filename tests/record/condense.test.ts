import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText, type Json } from '#core'
import {
  type Condensed,
  commonAncestor,
  condense,
  emptyStatements,
  historyOf,
  isAnswerField,
  mergeStatements,
  mustUnfold,
  type NewStatement,
  type RecordView,
  type Statement,
  type StatementSet,
  stateAside,
  stateCompletion,
  stateField,
  statementId,
  stateRowRemoved,
  stateStanding,
  stateWording,
  viewOf,
} from '#record'
import { accept, makeStatement, withhold } from './statements.ts'

const RUNS = 4_000
const DEVICES = 3
const CONTENT = 'A'.repeat(43)
const LONG = 'A text that is longer than any option of a question is. '

/** What devices do: answer, remove a row, complete and open again, set aside, and send part of what they hold to each other. */
const step = fc.record({
  kind: fc.constantFrom(
    ...([
      'answer',
      'answer',
      'answer',
      'answer',
      'text',
      'remove',
      'wording',
      'send',
      'send',
      'send',
      'act',
    ] as const),
  ),
  device: fc.nat(DEVICES - 1),
  to: fc.nat(DEVICES - 1),
  which: fc.nat(40),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const fields = ['q01/answer', 'q02/answer', 'rows/a', 'rows/a/problem', 'rows/a/help']

/** Every statement that was made, in the order in which it was; with `acts`, some of them on the record as a whole. */
function made(steps: readonly Step[], acts: boolean): readonly Statement[] {
  const devices: StatementSet[] = Array.from({ length: DEVICES }, () => emptyStatements)
  const all: Statement[] = []
  for (const [clock, { kind, device, to, which }] of steps.entries()) {
    const set = devices[device] ?? emptyStatements
    if (kind === 'send') {
      const some = [...set.accepted.values()].filter((_, index) => (index + which) % 4 !== 0)
      devices[to] = mergeStatements(devices[to] ?? emptyStatements, accept(...some))
      continue
    }
    if (kind === 'act' && !acts) continue
    const said = saying(kind, viewOf(set), which, [...set.accepted.keys()])
    const via = which % 3 === 0 ? 'session' : 'officer'
    const statement = makeStatement({ ...said, at: 1_000 + ((clock * 7) % 5), via })
    all.push(statement)
    devices[device] = mergeStatements(set, accept(statement))
  }
  return all
}

function saying(
  kind: Exclude<Step['kind'], 'send'>,
  view: RecordView,
  which: number,
  ids: readonly string[],
): NewStatement {
  const field = fields[which % fields.length] ?? ''
  if (kind === 'remove') return stateRowRemoved(view, 'a', 1)
  if (kind === 'wording')
    return stateWording(which % 2 === 0 ? 'built-in' : { pack: CONTENT, language: 'en-GB' }, 1)
  if (kind === 'text') return stateField(view, field, `${LONG}${which}`, 1)
  if (kind === 'answer') return stateField(view, field, which % 7 === 0 ? null : `v${which % 4}`, 1)
  if (which % 4 === 0) return stateAside(ids[which % ids.length] ?? CONTENT, 1)
  return which % 4 === 1 ? stateStanding(view, null, 1) : stateCompletion(view, CONTENT, 1)
}

/** How each statement comes in a part of the whole: not at all, accepted, or withheld. */
const fate = fc.constantFrom(...(['out', 'in', 'in', 'withheld'] as const))
type Fate = typeof fate extends fc.Arbitrary<infer F> ? F : never

const part = (statements: readonly Statement[], fates: readonly Fate[]): StatementSet =>
  statements
    .flatMap((statement, index) => {
      const now = fates[index % fates.length] ?? 'in'
      return now === 'out' ? [] : [now === 'in' ? accept(statement) : withhold(statement)]
    })
    .reduce(mergeStatements, emptyStatements)

const picture = (set: StatementSet): string => {
  const view = viewOf(set)
  const { kind, revision, acts, ...rest } = view.standing
  const idsOf = (heads: readonly { readonly id: string }[]): Json => heads.map(({ id }) => id).sort()
  const late = 'late' in rest ? [idsOf(rest.late), idsOf(rest.completions)] : []
  return canonicalText([
    [...view.fields].map(([field, { heads }]): Json => [field, idsOf(heads)]).sort(),
    view.rows.map(({ id, order, restored, taken }) => [id, order, restored, taken]),
    idsOf(view.wording.heads),
    [kind, revision, idsOf(acts), ...late],
  ])
}

/** What screens ask a set beyond its view: which answers were ever given first, and by which document. */
const remembered = (set: StatementSet): string =>
  canonicalText([
    fields.map((field) =>
      ['v0', 'v1', 'v2', 'v3'].map(
        (value) => historyOf(set, field).find(({ statement }) => statement.value === value)?.id ?? null,
      ),
    ),
    [...new Set([...set.accepted.values()].map(({ via }) => via))].sort(),
  ])

const beginnings = (set: StatementSet): string =>
  canonicalText(
    [...viewOf(set).fields]
      .flatMap(([field, { heads }]): Json[] =>
        heads.length > 1
          ? [
              [
                field,
                commonAncestor(
                  set,
                  heads.map(({ id }) => id),
                )?.id ?? null,
              ],
            ]
          : [],
      )
      .sort(),
  )

const steps = fc.array(step, { minLength: 8, maxLength: 30, size: 'max' })
const fates = fc.array(fate, { minLength: 1, maxLength: 30 })
const same = (condensed: Condensed, a: StatementSet, b: StatementSet): void => {
  if (mustUnfold(condensed, b)) return
  const [short, long] = [mergeStatements(condensed.set, b), mergeStatements(a, b)]
  expect(picture(short)).toBe(picture(long))
  expect(remembered(short)).toBe(remembered(long))
}

describe('a condensed record', () => {
  test('and whatever comes after say what the whole says, or it has to be unfolded', () => {
    fc.assert(
      fc.property(steps, fc.boolean(), fates, fates, (trace, acts, inA, inB) => {
        const all = made(trace, acts)
        const [a, b] = [part(all, inA), part(all, inB)]
        const condensed = condense(a)
        expect(picture(condensed.set)).toBe(picture(a))
        expect(remembered(condensed.set)).toBe(remembered(a))
        expect(beginnings(condensed.set)).toBe(beginnings(a))
        same(condensed, a, b)
        for (const late of [...b.accepted.values()].reverse()) same(condensed, a, accept(late))
      }),
      { numRuns: RUNS },
    )
  })

  test('and again, part after part, each on the one before', () => {
    fc.assert(
      fc.property(
        steps,
        fc.boolean(),
        fc.array(fates, { minLength: 2, maxLength: 5 }),
        (trace, acts, parts) => {
          const all = made(trace, acts)
          let whole = emptyStatements
          let condensed = condense(whole)
          for (const inPart of parts) {
            const more = part(all, inPart)
            same(condensed, whole, more)
            whole = mergeStatements(whole, more)
            condensed = mustUnfold(condensed, more)
              ? condense(whole)
              : condense(mergeStatements(condensed.set, more), condensed)
            expect(picture(condensed.set)).toBe(picture(whole))
            expect(remembered(condensed.set)).toBe(remembered(whole))
          }
        },
      ),
      { numRuns: RUNS },
    )
  })

  test('does not have to be unfolded for what is said with it in sight', () => {
    fc.assert(
      fc.property(steps, (trace) => {
        const a = part(made(trace, false), ['in'])
        const { set } = condense(a)
        const next = fields.slice(0, 2).map((field) => stateField(viewOf(a), field, 'next', 1))
        const removed = stateRowRemoved(viewOf(a), 'a', 1)
        const saidByAll = [...next, removed].filter(({ replaces }) => replaces.length > 0)
        const b = accept(...saidByAll.map((said) => makeStatement({ ...said, at: 5_000 })))
        expect(mustUnfold(condense(a), b)).toBe(false)
        expect(picture(mergeStatements(set, b))).toBe(picture(mergeStatements(a, b)))
      }),
      { numRuns: 1_000 },
    )
  })

  test('keeps of a long history what stands, and what was first said of each kind', () => {
    let set = emptyStatements
    for (let visit = 0; visit < 200; visit++) {
      for (const [field, value] of [
        ['q01/answer', visit % 2 ? 'yes' : 'no'],
        ['q02/answer', `${LONG}${visit}`],
      ] as const) {
        const said = stateField(viewOf(set), field, value, 1)
        set = mergeStatements(set, accept(makeStatement({ ...said, at: visit })))
      }
    }
    const condensed = condense(set)
    expect(condensed.set.accepted.size).toBeLessThanOrEqual(5)
    expect(condensed.set.replaced?.size).toBeLessThanOrEqual(4)
  })

  test('of a completed record is the whole of it', () => {
    const said = [makeStatement(), makeStatement({ value: 'no', replaces: [statementId(makeStatement())] })]
    const open = accept(...said)
    const set = mergeStatements(open, accept(makeStatement(stateCompletion(viewOf(open), CONTENT, 1))))
    expect(condense(open).set.accepted.size).toBe(2) // the first “yes”, and the “no” that stands
    expect(condense(set)).toMatchObject({ isWhole: true, set })
  })

  test('must be unfolded when it is completed, and when something is set aside', () => {
    const open = accept(makeStatement())
    for (const act of [stateCompletion(viewOf(open), CONTENT, 1), stateAside(CONTENT, 1)]) {
      expect(isAnswerField(act.field)).toBe(false)
      expect(mustUnfold(condense(open), accept(makeStatement(act)))).toBe(true)
    }
  })

  test('must be unfolded for what builds on a withheld statement: both began from one that was left out', () => {
    const texts = ['first', 'second', 'third'].map((words) => `${LONG}${words}`)
    const chain: Statement[] = []
    for (const [at, value] of texts.entries())
      chain.push(makeStatement({ value, at, replaces: chain.slice(-1).map(statementId) }))
    const [, second] = chain
    if (!second) throw new Error('There is a second text.')
    const kept = makeStatement({ value: `${LONG}kept back`, at: 7, replaces: [statementId(second)] })
    const a = mergeStatements(accept(...chain), withhold(kept))
    const late = accept(makeStatement({ value: `${LONG}late`, at: 8, replaces: [statementId(kept)] }))
    expect(condense(a).set.accepted.has(statementId(second))).toBe(false)
    expect(mustUnfold(condense(a), late)).toBe(true)
  })

  test('to its heads alone would bring back what was replaced (the control)', () => {
    const headsOnly = (a: StatementSet): Condensed => {
      const heads = [...viewOf(a).fields.values()].flatMap((state) => state.heads)
      const accepted = new Map(heads.map(({ id, statement }) => [id, statement]))
      return { set: { accepted, withheld: new Map() }, isWhole: true, silent: [] }
    }
    let wrong = 0
    for (const [trace, inA, inB] of fc.sample(fc.tuple(steps, fates, fates), { numRuns: 300, seed: 7 })) {
      const all = made(trace, false)
      const [a, b] = [part(all, inA), part(all, inB)]
      if (picture(mergeStatements(headsOnly(a).set, b)) !== picture(mergeStatements(a, b))) wrong++
    }
    expect(wrong).toBeGreaterThan(10)
  })
})
