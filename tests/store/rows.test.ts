import { describe, expect, test } from 'vitest'
import { parsePlace } from '#store'
import { parseSnapshot } from '../../src/store/snapshot.ts'
import { parseStoredBatch } from '../../src/store/stored-batch.ts'
import { parseStream, startOfStream } from '../../src/store/stream.ts'
import golden from '../protocol/golden.json' with { type: 'json' }

// A row of another version of the app opens like any other: what it holds may be anything.

const { header } = golden
const statements = golden.statements.map(({ statement }) => statement)

describe('what is in a row of another shape is nothing, and no exception', () => {
  test.each([
    ['statements that are no list', { statements: 1 }],
    ['a statement that has no canonical text', { statements: [{ value: '\ud800' }] }],
    ['a statement that is a word or nothing', { statements: ['"', null] }],
    ['no header', { statements, header: null }],
  ])('a batch with %s', (_, more) => {
    const whole = { batch: { header, statements, key: '', signature: '' }, certificates: [], counted: 0 }
    expect(parseStoredBatch(whole)).not.toBeNull() // the control
    expect(parseStoredBatch({ ...whole, batch: { ...whole.batch, ...more } })).toBeNull()
  })

  const snapshot = {
    ...{ format: 1, header, accepted: [], withheld: [], replaced: [], isWhole: true, silent: [] },
    ...{ needsYou: [], setAside: [] },
  }
  test.each(['accepted', 'withheld', 'replaced', 'silent', 'needsYou', 'setAside'])(
    'a snapshot whose %s is no list',
    (member) => {
      expect(parseSnapshot(snapshot)).not.toBeNull() // the control
      for (const value of [1, null, { length: 1 }])
        expect(parseSnapshot({ ...snapshot, [member]: value })).toBeNull()
    },
  )

  test.each([
    ['accepted', [1]],
    ['withheld', [null]],
  ])('a snapshot with something else among its %s', (member, value) =>
    expect(parseSnapshot({ ...snapshot, [member]: value })).toBeNull(),
  )

  test.each([
    ['a form', { form: 1 }],
    ['a version', { version: '1' }],
    ['a sitting', { sitting: null }],
  ])('a session whose exercise has %s of another kind', (_, more) => {
    const task = { form: 'saq', version: 1, sitting: 'session-1' }
    const place = {
      ...{ state: 'open', session: 'session-1', startedAt: 1, until: 2, task: null, page: null },
      tasks: [task],
    }
    expect(parsePlace(place)).not.toBeNull() // the control
    expect(parsePlace({ ...place, tasks: [{ ...task, ...more }] })).toBeNull()
  })

  test.each([
    ['after', '3'],
    ['after', -1],
    ['digest', 'sum'],
    ['epoch', null],
  ])('a position whose %s is %j is the beginning', (member, value) => {
    const stream = { ...startOfStream, after: 3 }
    expect(parseStream(stream)).toEqual(stream) // the control
    expect(parseStream({ ...stream, [member]: value })).toBe(startOfStream)
  })
})
