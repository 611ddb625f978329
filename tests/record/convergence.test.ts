import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText } from '#core'
import {
  emptyStatements,
  heads,
  mergeStatements,
  type Statement,
  type StatementSet,
  stateField,
  statementId,
  stateRowRemoved,
  viewOf,
} from '#record'
import { accept, makeStatement, withhold } from './statements.ts'

/**
 * Several devices answer, remove, settle and exchange in any order, over a network that drops, repeats and reorders, with a server
 * that withholds some statements. A trace is a list of steps; each run replays it on real sets.
 */
const RUNS = 10_000
const DEVICES = 3

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      device: fc.nat(DEVICES - 1),
      field: fc.nat(4),
      value: fc.nat(3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), device: fc.nat(DEVICES - 1) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      device: fc.nat(DEVICES - 1),
      to: fc.nat(DEVICES - 1),
      part: fc.nat(7),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refuse' as const), which: fc.nat(40) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const fields = ['q01/answer', 'q02/answer', 'rows/a', 'rows/a/problem', 'rows/a/help']

type Replay = {
  readonly devices: readonly StatementSet[]
  readonly made: readonly Statement[]
  readonly refused: ReadonlySet<string>
}

function replay(steps: readonly Step[]): Replay {
  const devices: StatementSet[] = Array.from({ length: DEVICES }, () => emptyStatements)
  const made: Statement[] = []
  const refused = new Set<string>()
  const at = (device: number): StatementSet => devices[device] ?? emptyStatements
  const say = (device: number, statement: Statement): void => {
    made.push(statement)
    devices[device] = mergeStatements(at(device), accept(statement))
  }
  for (const [clock, now] of steps.entries()) {
    if (now.kind === 'answer') {
      const said = stateField(viewOf(at(now.device)), fields[now.field] ?? '', `v${now.value}`, 1)
      say(now.device, makeStatement({ ...said, at: 1_000 - clock }))
    } else if (now.kind === 'remove') {
      say(now.device, makeStatement({ ...stateRowRemoved(viewOf(at(now.device)), 'a', 1), at: clock }))
    } else if (now.kind === 'send') {
      // Only some statements arrive, and it may be the second time.
      const some = [...at(now.device).accepted.values()].filter((_, index) => (index + now.part) % 3 !== 0)
      devices[now.to] = mergeStatements(at(now.to), accept(...some.reverse()))
    } else {
      const statement = made[now.which]
      if (statement) refused.add(statementId(statement))
    }
  }
  return { devices, made, refused }
}

const picture = (set: StatementSet): string =>
  canonicalText(
    [...heads(set)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, fieldHeads]) => [field, fieldHeads.map(({ id }) => id)]),
  )

describe('merging', () => {
  test('any order, repetition and partition of the same statements reads the same', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 24 }), fc.infiniteStream(fc.nat()), (steps, dice) => {
        const { made, refused } = replay(steps)
        const whole = made.map((statement) =>
          (refused.has(statementId(statement)) ? withhold : accept)(statement),
        )
        const [a, b] = [whole, shuffled([...whole, ...whole.slice(0, 3)], dice)].map((parts) =>
          parts.reduce(mergeStatements, emptyStatements),
        )
        expect(a && picture(a)).toBe(b && picture(b))
      }),
      { numRuns: RUNS },
    )
  })

  test('once everything has reached everyone, all devices show the same, and every answer is a head or in history', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
        const { devices, made } = replay(steps)
        const everything = devices.reduce(mergeStatements, emptyStatements)
        for (const device of devices)
          expect(picture(mergeStatements(device, everything))).toBe(picture(everything))
        for (const statement of made) expect(everything.accepted.has(statementId(statement))).toBe(true)
        // A statement leaves the heads only when another one says that it saw it.
        const standing = new Set([...heads(everything).values()].flat().map(({ id }) => id))
        const seen = new Set(made.flatMap(({ replaces }) => replaces))
        for (const statement of made)
          expect(standing.has(statementId(statement))).toBe(!seen.has(statementId(statement)))
      }),
      { numRuns: RUNS },
    )
  })

  test('refusing statements in the middle never makes a conflict out of one line of answers', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (refusals) => {
        let set = emptyStatements
        let last: string[] = []
        for (const [index, isRefused] of refusals.entries()) {
          const statement = makeStatement({ value: `v${index}`, at: index, replaces: last })
          last = [statementId(statement)]
          set = mergeStatements(set, (isRefused ? withhold : accept)(statement))
        }
        expect(viewOf(set).fields.get('q07/answer')?.kind ?? 'none').not.toBe('conflict')
      }),
      { numRuns: 2_000 },
    )
  })

  test('last write wins would lose an answer in these traces (the control: the traces do hold concurrent answers)', () => {
    let conflicts = 0
    for (const steps of fc.sample(fc.array(step, { minLength: 8, maxLength: 24 }), {
      numRuns: 300,
      seed: 7,
    })) {
      const everything = replay(steps).devices.reduce(mergeStatements, emptyStatements)
      if ([...viewOf(everything).fields.values()].some(({ kind }) => kind === 'conflict')) conflicts++
    }
    expect(conflicts).toBeGreaterThan(100)
  })
})

function shuffled<T>(items: readonly T[], dice: fc.Stream<number>): readonly T[] {
  const rest = [...items]
  const out: T[] = []
  while (rest.length > 0) {
    const roll = dice.next().value
    out.push(...rest.splice((roll as number) % rest.length, 1))
  }
  return out
}
