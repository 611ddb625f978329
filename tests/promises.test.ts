import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { missingOf, sectionsOf, testsNamedIn, testTitles } from './architecture/named-tests.ts'

const promises = readFileSync('docs/promises.md', 'utf8')

describe('docs/promises.md', () => {
  test('names only tests that are there', () => {
    const named = testsNamedIn(promises)
    expect(named.length).toBeGreaterThan(40)
    expect(missingOf(named)).toEqual([])
  })

  test('names a test and a last figure for every promise', () => {
    const bare = sectionsOf(promises).filter(
      ({ body }) => testsNamedIn(body).length === 0 || !/^Last: ./m.test(body),
    )
    expect(bare.map(({ heading }) => heading)).toEqual([])
  })

  test('has every test it speaks of in the form that is checked', () => {
    expect(promises.match(/^- .*tests\/\S+\.test\.tsx?/gm)).toHaveLength(testsNamedIn(promises).length)
  })
})

describe('a test that is gone is noticed', () => {
  const source = `
    describe('a group', () => {
      test('one', () => {})
      test.skip('two', () => {})
      test.each([1])('number %i of \${3}', () => {})
    })
    describe.each(['x'])('on %s', () => { it(\`\${COUNT} times\`, () => {}) })
    describe.skip('a group that is left out', () => { test('three', () => {}) })`

  test('by its title, whatever is filled in; skipped is gone', () => {
    expect(testTitles('some.test.ts', source)).toEqual([
      'a group › one',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a plain string
      'a group › number … of ${3}',
      'on … › … times',
    ])
  })

  test('with its file', () => {
    const gone = [
      { file: 'tests/promises.test.ts', title: 'docs/promises.md › names no test at all' },
      { file: 'tests/gone.test.ts', title: 'anything' },
    ]
    expect(missingOf(gone)).toEqual(gone)
  })

  test('with its line, when that no longer names it', () => {
    expect(testsNamedIn('- `tests/a.test.ts`: some words\n- tests/b.test.ts some words')).toEqual([
      { file: 'tests/a.test.ts', title: 'some words' },
    ])
  })
})
