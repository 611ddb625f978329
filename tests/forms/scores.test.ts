import { describe, expect, it } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import {
  compareLines,
  compileForm,
  DONT_KNOW,
  type Form,
  type ItemDefinition,
  levelCounts,
  movesOf,
  needsOf,
  placeAfterAll,
  type Scoring,
  scoredLines,
  talkedParts,
  tallies,
} from '#forms'
import { Filling, formWith } from './builder.ts'

const formOf = (id: string): Form => {
  const form = latestClientForm(id)
  if (!form) throw new Error(`There is no form “${id}”.`)
  return form
}
const abuse = formOf('inventory-abuse')
const violence = formOf('inventory-violence')

/** Answers to the first lines of the abuse list, both columns: `[what I did, what was done to me]`; `?` not known, `-` not answered. */
function sitting(...lines: readonly (readonly [number | '?' | '-', number | '?' | '-'])[]): Filling {
  const filling = new Filling()
  const put = (field: string, said: number | '?' | '-') =>
    said === '-' ? filling : filling.answer(field, said === '?' ? DONT_KNOW : said)
  for (const [index, [did, done]] of lines.entries()) {
    const id = `a${String(index + 1).padStart(2, '0')}`
    put(`${id}/answer`, did)
    put(`${id}/to-me`, done)
  }
  return filling
}

const linesOf = (filling: Filling, form = abuse) => scoredLines(form, filling.view)
const tallyOf = (filling: Filling, form = abuse) => tallies(linesOf(filling, form))

describe('an inventory added up', () => {
  it('counts lines, numbers, not knowing and no answer apart, each column by itself', () => {
    // did: 4 2 0 ? 1 - 0 = total 7, three happened, two never; done to me: 0 0 3 ? ? 1 - = total 4, two happened, two never.
    const filling = sitting([4, 0], [2, 0], [0, 3], ['?', '?'], [1, '?'], ['-', 1], [0, '-'])
    expect(tallyOf(filling)).toEqual([
      {
        label: 'What I did',
        asked: 35,
        happened: 3,
        never: 2,
        total: 7,
        dontKnow: 1,
        unsettled: 0,
        unanswered: 29,
      },
      {
        label: 'What was done to me',
        asked: 35,
        happened: 2,
        never: 2,
        total: 4,
        dontKnow: 2,
        unsettled: 0,
        unanswered: 29,
      },
    ])
  })

  it('never takes “?” for 0: all “?” has no total, no never and nothing that happened', () => {
    const all = sitting(...Array.from({ length: 35 }, () => ['?', 0] as const))
    const [did, done] = tallyOf(all)
    expect(did).toMatchObject({ total: 0, never: 0, happened: 0, dontKnow: 35, unanswered: 0 })
    expect(done).toMatchObject({ total: 0, never: 35, happened: 0, dontKnow: 0, unanswered: 0 })
  })

  it('does not change one column when the other does', () => {
    const [before] = tallyOf(sitting([3, 0], [2, 0]))
    const [after, other] = tallyOf(sitting([3, 4], [2, 4]))
    expect(after).toEqual(before)
    expect(other?.total).toBe(8)
  })

  it('counts two answers as neither, until somebody settles it', () => {
    const start = sitting([1, 1])
    const merged = start.fork('anna').answer('a02/answer', 4).merge(start.fork('ben').answer('a02/answer', 0))
    expect(tallyOf(merged)[0]).toMatchObject({
      total: 1,
      happened: 1,
      never: 0,
      unsettled: 1,
      unanswered: 33,
    })
  })

  it('asks 27 lines of violence, and 29 of a man; what is no longer asked is not counted', () => {
    const man = new Filling().answer('who/answer', 'man').answer('v28/answer', 3)
    expect(tallyOf(man, violence)[0]).toMatchObject({ asked: 29, total: 3, happened: 1, unanswered: 28 })
    man.answer('who/answer', 'woman')
    expect(tallyOf(man, violence)[0]).toMatchObject({ asked: 27, total: 0, happened: 0, unanswered: 27 })
  })

  it('adds up to what was asked', () => {
    for (const { asked, happened, never, dontKnow, unsettled, unanswered } of tallyOf(
      sitting([4, '?'], ['-', 0]),
    ))
      expect(happened + never + dontKnow + unsettled + unanswered).toBe(asked)
  })
})

describe('two sittings', () => {
  const before = sitting([2, 0], [3, 0], [1, 1], ['?', 0], [0, 4])
  const now = sitting([3, 0], [1, 2], [1, '?'], [2, 0], ['-', 2])
  const compared = compareLines(linesOf(before), linesOf(now))

  it('say line by line what went up, down, stayed, or cannot be said', () => {
    expect(compared.slice(0, 5).map(({ columns }) => columns.map(({ move }) => move).join(' '))).toEqual([
      'up same',
      'down up',
      'same apart',
      'apart same',
      'apart down',
    ])
    expect(compared[3]?.columns[0]).toEqual({
      label: 'What I did',
      before: 'dont-know',
      now: 2,
      move: 'apart',
    })
  })

  it('count the moves of each column by itself', () => {
    expect(movesOf(compared)).toEqual([
      { label: 'What I did', up: 1, down: 1, same: 1, apart: 32 },
      { label: 'What was done to me', up: 1, down: 1, same: 2, apart: 31 },
    ])
  })

  it('are told apart: turned round, every move is turned too', () => {
    expect(movesOf(compareLines(linesOf(now), linesOf(before)))).toMatchObject([
      { up: 1, down: 1 },
      { up: 1, down: 1 },
    ])
    expect(compareLines(linesOf(now), linesOf(before))[1]?.columns.map(({ move }) => move)).toEqual([
      'up',
      'down',
    ])
  })

  it('leave out what neither asked, and count what only one did as not to be compared', () => {
    const of = (who: string) => linesOf(new Filling().answer('who/answer', who), violence)
    const total = ({ up, down, same, apart }: { up: number; down: number; same: number; apart: number }) =>
      up + down + same + apart
    expect(movesOf(compareLines(of('woman'), of('woman'))).map(total)).toEqual([27, 27])
    expect(movesOf(compareLines(of('woman'), of('man'))).map(total)).toEqual([29, 29])
  })
})

describe('the self-assessment', () => {
  const saq = formOf('saq')

  it('lists what is a problem, what is not known, and where help is wanted, by domain', () => {
    const filling = new Filling()
      .answer('q01/answer', 'no')
      .answer('q07/answer', 'yes')
      .answer('q07/help', true)
      .answer('q09/answer', 'dont-know')
      .answer('q25/help', true)
    const [table] = saq.tables
    const row = 'b25lLXJvdy1mb3ItdGVzdA'
    if (table) filling.answer(`rows/${row}`, placeAfterAll(saq, table, filling.view))
    filling.answer(`rows/${row}/problem`, 'My dog is ill')
    expect(needsOf(saq, filling.view)).toEqual([
      { page: 'Money', label: 'Making my money last', answer: 'yes', help: true },
      { page: 'My health', label: 'Worrying a lot', answer: 'dont-know', help: false },
      {
        page: 'How I feel and think',
        label: 'Turning violent when something annoys me',
        answer: null,
        help: true,
      },
      { page: 'Anything else', label: 'My dog is ill', answer: 'yes', help: false },
    ])
    expect(needsOf(saq, new Filling().view)).toEqual([])
  })

  it('keeps a yes that another tablet does not have', () => {
    const start = new Filling()
    const merged = start
      .fork('anna')
      .answer('q08/answer', 'yes')
      .merge(start.fork('ben').answer('q08/answer', 'no'))
    expect(needsOf(saq, merged.view)).toMatchObject([{ label: 'Money that I owe', answer: 'unsettled' }])
  })
})

describe('the health check', () => {
  it('counts each band in both people', () => {
    const filling = new Filling()
      .answer('a1/answer', 'often')
      .answer('a2/answer', 'sometimes')
      .answer('a3/answer', 'sometimes')
      .answer('a4/answer', DONT_KNOW)
      .answer('a1/partner', 'never')
    const [, , abusive] = levelCounts(formOf('health-check'), filling.view)
    expect(abusive?.title).toBe('Abusive signs')
    const [me, partner] = abusive?.columns ?? []
    const counts = (column: typeof me) =>
      Object.fromEntries(column?.counts.map(({ label, count }) => [label, count]) ?? [])
    expect(counts(me)).toEqual({ 'Don’t know': 1, Never: 0, Sometimes: 2, Often: 1 })
    expect(me).toMatchObject({ label: 'In me', unanswered: 4, unsettled: 0 })
    expect(counts(partner)).toEqual({ 'Don’t know': 0, Never: 1, Sometimes: 0, Often: 0 })
    expect(partner).toMatchObject({ label: 'In my partner', unanswered: 7 })
  })
})

describe('a wheel', () => {
  it('says of each part what was answered and whether it was talked about', () => {
    const filling = new Filling().answer('respect/answer', 4).answer('respect/discussed', true)
    const parts = talkedParts(formOf('equality-wheel'), filling.view)
    expect(parts).toHaveLength(8)
    expect(parts[1]).toEqual({ title: 'Respect', words: ['4 out of 10'], discussed: true })
    expect(parts.filter(({ discussed }) => discussed)).toHaveLength(1)
    const power = new Filling().answer('violence/answer', 'yes')
    expect(talkedParts(formOf('power-control-wheel'), power.view).at(-1)).toMatchObject({
      words: ['Yes'],
      discussed: false,
    })
  })
})

describe('a form that says how it is scored', () => {
  it('has something that can be', () => {
    const problems = (scoring: Scoring, item: ItemDefinition) => {
      const result = compileForm({ ...formWith(item), scoring })
      return result.ok ? [] : result.error.map(({ path }) => path)
    }
    const often = { kind: 'frequency', id: 'often', label: 'How often?' } as const
    const asked = { kind: 'yesno', id: 'asked', label: 'Asked?' } as const
    const ticked = { ...asked, companions: [{ kind: 'tick', id: 'help', label: 'Help' }] } as const
    expect(problems('how-often', often)).toEqual([])
    expect(problems('how-often', asked)).toEqual(['scoring'])
    expect(problems('levels', often)).toEqual(['scoring'])
    expect(problems('needs', asked)).toEqual(['scoring'])
    expect(problems('needs', ticked)).toEqual([])
    expect(problems('parts', ticked)).toEqual([])
  })
})
