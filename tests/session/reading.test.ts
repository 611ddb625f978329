import { expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { answersAsText, evaluate } from '#forms'
import { emptyStatements, viewOf } from '#record'
import { sentencesOf } from '../../src/session/read-aloud.ts'
import { spokenAnswers, spokenPage } from '../../src/session/spoken.ts'
import { viewWith } from '../../src/store/edits.ts'
import { compiled, formWith } from '../forms/builder.ts'

const form = latestClientForm('saq')
if (!form) throw new Error('There is no client form.')

test('reading goes sentence by sentence', () => {
  expect(sentencesOf('Is any of this a problem? If you are not sure, say “Don’t know”.')).toEqual([
    'Is any of this a problem?',
    'If you are not sure, say “Don’t know”.',
  ])
})

test('what has no words is not read', () => {
  expect(sentencesOf(' ')).toEqual([])
})

test('a page is read from its heading to its last question', () => {
  const page = evaluate(form, viewOf(emptyStatements)).pages[0]
  const spoken = page ? spokenPage(page) : []
  expect(spoken[0]).toBe('Where I live')
  expect(spoken.filter((text) => text !== '').at(-1)).toBe('Keeping the home I have')
})

test('every answer is read after its question, and a question without one says so', () => {
  const view = viewWith(
    emptyStatements,
    [
      { kind: 'answer', field: 'q01/answer', value: 'dont-know' },
      { kind: 'answer', field: 'q01/help', value: true },
    ],
    { version: 1, via: 'session' },
  )
  expect(spokenAnswers(answersAsText(form, view)).slice(0, 5)).toEqual([
    'Getting a decent place to live',
    'Don’t know',
    'I would like help with this',
    'Keeping the home I have',
    'Not answered',
  ])
})

test('a scale is read with what its ends mean', () => {
  const scale = compiled(
    formWith({
      kind: 'scale',
      id: 'calm',
      label: 'To be calmer',
      from: 1,
      to: 10,
      lowest: 'Not at all',
      highest: 'Very',
    }),
  )
  const [page] = evaluate(scale, viewOf(emptyStatements)).pages
  expect(page && spokenPage(page).filter((text) => text !== '')).toEqual([
    'The visit',
    'To be calmer',
    '1 is “Not at all”, 10 is “Very”.',
  ])
})

test('levels are read once for a page, with both columns, and then each line by itself', () => {
  const inventory = latestClientForm('inventory-abuse')
  const page =
    inventory && evaluate(inventory, viewOf(emptyStatements)).pages.find(({ id }) => id === 'leaving')
  const spoken = (page ? spokenPage(page) : []).filter((text) => text !== '')
  expect(spoken.slice(2, 8)).toEqual([
    '? is “don’t know”.',
    '0 is “never”.',
    '1 is “once”.',
    '2 is “occasionally”.',
    '3 is “frequently”.',
    '4 is “constantly”.',
  ])
  expect(spoken.slice(8, 10)).toEqual(['What I did', 'What was done to me'])
  expect(spoken).toHaveLength(10 + 4)
})
