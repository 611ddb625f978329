import { expect, test } from 'vitest'
import { type KeyedPage, mergePages } from '../../src/store/fetched.ts'

const nothingHeld = { streams: new Map(), batches: new Map() }
const page = (compartment: KeyedPage['compartment']): KeyedPage => ({
  ...{ space: 'A'.repeat(22), compartment, fetched: [], after: 3 },
  ...{ key: `key of ${compartment}`, officersKey: 'key of officer', people: { jess: 'Jess Moran' } },
})

test('who wrote is kept in the officers’ stream alone; with what is confidential no name is taken, whatever the server says', () => {
  const { streams } = mergePages([page('client')], nothingHeld)
  expect(streams.get('key of client')).toMatchObject({ after: 3, people: {} })
  expect(streams.get('key of officer')).toMatchObject({ after: 0, people: { jess: 'Jess Moran' } })

  const confidential = mergePages([page('confidential')], nothingHeld)
  expect(confidential.streams.get('key of confidential')).toMatchObject({ after: 3, people: {} })
  expect(confidential.streams.has('key of officer')).toBe(false)
})

test('pages of both parts of one case, together: the officers’ stream is moved and has the names', () => {
  for (const pages of [
    [page('client'), page('officer')],
    [page('officer'), page('client')],
  ]) {
    const { streams } = mergePages(pages, nothingHeld)
    expect(streams.get('key of officer')).toMatchObject({ after: 3, people: { jess: 'Jess Moran' } })
  }
})
