import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonAncestor, mergeStatements, type Statement, type StatementSet, statementId } from '#record'
import { accept, makeStatement, withhold } from './statements.ts'

const merge = (...sets: readonly StatementSet[]): StatementSet => sets.reduce(mergeStatements)
const after = (value: string, ...seen: readonly Statement[]): Statement =>
  makeStatement({ value, replaces: seen.map(statementId).sort() })
const ids = (...statements: readonly Statement[]) => statements.map(statementId)

const first = after('first')
const second = after('second', first)
const mine = after('mine', second)
const theirs = after('theirs', second)

test('what two answers both build on is the last that both had seen', () => {
  const set = merge(accept(first, second, mine, theirs))
  expect(commonAncestor(set, ids(mine, theirs))?.statement.value).toBe('second')
})

test('none, when they began apart or there is only one that counts', () => {
  expect(commonAncestor(accept(after('a'), after('b')), ids(after('a'), after('b')))).toBeNull()
  const two = after('also first')
  const set = accept(first, two, after('mine', first, two), after('theirs', first, two))
  expect(commonAncestor(set, ids(after('mine', first, two), after('theirs', first, two)))).toBeNull()
})

test('a withheld answer is passed over: nobody but its author saw it', () => {
  const set = merge(accept(first, mine, theirs), withhold(second))
  expect(commonAncestor(set, ids(mine, theirs))?.statement.value).toBe('first')
})

test('an ancestor is in the past of each, whatever the history', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(9), { maxLength: 2 }), { maxLength: 10 }), (links) => {
      const made: Statement[] = []
      for (const [index, seen] of links.entries())
        made.push(after(`v${index}`, ...[...new Set(seen)].flatMap((at) => made[at] ?? [])))
      const set = accept(...made)
      const heads = made.slice(-2)
      const found = commonAncestor(set, ids(...heads))
      const isBelow = (one: Statement, id: string): boolean =>
        one.replaces.some((seen) => {
          const next = set.accepted.get(seen)
          return seen === id || (next !== undefined && isBelow(next, id))
        })
      if (found) for (const head of heads) expect(isBelow(head, found.id)).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})
