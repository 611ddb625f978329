import { createRoot, createSignal } from 'solid-js'
import { describe, expect, it } from 'vitest'
import type { Json } from '#core'
import { type AnswerState, evaluate } from '#forms'
import type { Answering } from '../../src/ui/answering.ts'
import { createTextEntry } from '../../src/ui/text-entry.ts'
import { compiled, Filling, formWith } from '../forms/builder.ts'

const form = compiled(
  formWith(
    { kind: 'prose', id: 'what', label: 'What happened?' },
    { kind: 'date', id: 'when', label: 'When?' },
  ),
)

/** A field on a page whose owner keeps drafts and answers, as the app does. */
function openField(
  field: 'what' | 'when',
  { stored = null as Json, draft = undefined as string | undefined, beginning = '' } = {},
) {
  const path = `${field}/answer`
  const said: (readonly [string, Json])[] = []
  const filling = new Filling()
  if (stored !== null) filling.answer(path, stored)
  const read = (): AnswerState => {
    const item = evaluate(form, filling.view)
      .pages.flatMap(({ items }) => items)
      .find(({ definition }) => definition.id === field)
    if (item?.kind !== 'question') throw new Error('The question is gone.')
    return item.answer
  }
  return createRoot((close) => {
    const [answer, setAnswer] = createSignal(read())
    const [drafts, setDrafts] = createSignal<ReadonlyMap<string, string>>(
      new Map(draft === undefined ? [] : [[path, draft]]),
    )
    const unexpected = () => {
      throw new Error('A typed field does not do this.')
    }
    const answering: Answering = {
      drafts,
      answer: (at, value) => {
        said.push(['answer', value])
        setDrafts(new Map())
        filling.answer(at, value)
        setAnswer(read())
      },
      draft: (at, text) => {
        said.push(['draft', text])
        setDrafts(new Map([[at, text]]))
      },
      answerAll: unexpected,
      newId: unexpected,
      steps: { canUndo: unexpected, canRedo: unexpected, undo: unexpected, redo: unexpected },
      addRow: unexpected,
      removeRow: unexpected,
      attach: unexpected,
      follow: unexpected,
      settle: unexpected,
    }
    const entry = createTextEntry(answer, answering, beginning)
    const arrives = (value: Json) => {
      filling.answer(path, value)
      setAnswer(read())
    }
    return { entry, said, arrives, close }
  })
}

describe('a date that is none', () => {
  it('stays as typed, says why and answers nothing', () => {
    const { entry, said } = openField('when')
    entry.input('31/2/1990')
    entry.leave()
    expect(entry.error()).toMatch(/not a full date/)
    expect(entry.text()).toBe('31/2/1990')
    expect(said).toEqual([['draft', '31/2/1990']])
    entry.input('28/2/1990')
    entry.leave()
    expect(entry.error()).toBeUndefined()
    expect(said.at(-1)).toEqual(['answer', '1990-02-28'])
  })
})

describe('a field that is left', () => {
  it('answers once, with what was typed', () => {
    const { entry, said, close } = openField('what')
    entry.input('He sho')
    entry.input('He shouted. ')
    entry.leave()
    entry.leave()
    close()
    expect(said).toEqual([
      ['draft', 'He sho'],
      ['draft', 'He shouted. '],
      ['answer', 'He shouted.'],
    ])
    expect(entry.text()).toBe('He shouted.')
  })

  it('answers nothing when nothing was typed', () => {
    const { entry, said } = openField('what', { stored: 'He shouted.' })
    entry.leave()
    expect(said).toEqual([])
  })

  it('with the stored text typed again drops its draft instead of answering', () => {
    const { entry, said } = openField('what', { stored: 'He shouted.' })
    entry.input('He shouted. ')
    entry.leave()
    expect(said.at(-1)).toEqual(['draft', 'He shouted.'])
    expect(said.some(([what]) => what === 'answer')).toBe(false)
  })

  it('emptied is no answer', () => {
    const { entry, said } = openField('what', { stored: 'He shouted.' })
    entry.input('  ')
    entry.leave()
    expect(said.at(-1)).toEqual(['answer', null])
  })

  it('by its page going away answers too', () => {
    const { entry, said, close } = openField('what')
    entry.input('He shouted.')
    close()
    expect(said.at(-1)).toEqual(['answer', 'He shouted.'])
  })
})

describe('a draft from before', () => {
  it('stands in place of the stored text, and becomes the answer on leaving', () => {
    const { entry, said } = openField('what', { stored: 'He shouted.', draft: 'He shouted and' })
    expect(entry.text()).toBe('He shouted and')
    entry.leave()
    expect(said).toEqual([['answer', 'He shouted and']])
  })

  it('is not answered by looking at the page', () => {
    const { said, close } = openField('what', { draft: 'He shouted and' })
    close()
    expect(said).toEqual([])
  })
})

describe('an answer that arrives from elsewhere', () => {
  it('does not touch what is being typed', () => {
    const { entry, arrives } = openField('what', { stored: 'He shouted.' })
    entry.input('He sh')
    arrives('She says he shouted.')
    expect(entry.text()).toBe('He sh')
  })

  it('is shown when nobody is in the field', () => {
    const { entry, arrives } = openField('what', { stored: 'He shouted.' })
    arrives('She says he shouted.')
    expect(entry.text()).toBe('She says he shouted.')
  })

  it('is shown after the field was left, too', () => {
    const { entry, arrives } = openField('what')
    entry.input('He shouted.')
    entry.leave()
    arrives('She says he shouted.')
    expect(entry.text()).toBe('She says he shouted.')
  })
})

describe('a field that begins with words to change', () => {
  const beginning = 'He shouted, or swore'

  it('shows them, and is no answer while they stand', () => {
    const { entry, said } = openField('what', { beginning })
    expect(entry.text()).toBe(beginning)
    entry.leave()
    expect(said).toEqual([])
  })

  it('answers with what they were changed to, and shows that from then on', () => {
    const { entry, said } = openField('what', { beginning })
    entry.input('He shouted')
    entry.leave()
    expect(said).toEqual([
      ['draft', 'He shouted'],
      ['answer', 'He shouted'],
    ])
    expect(entry.text()).toBe('He shouted')
  })

  it('put back takes the answer away, and leaves no draft that would be one', () => {
    const { entry, said } = openField('what', { stored: 'He shouted', beginning })
    entry.input(beginning)
    entry.leave()
    expect(said).toEqual([
      ['draft', ''],
      ['answer', null],
    ])
    expect(entry.text()).toBe(beginning)
  })

  it('changed and put back before leaving says nothing', () => {
    const { entry, said } = openField('what', { beginning })
    entry.input('He')
    entry.input(`${beginning} `)
    entry.leave()
    expect(said.filter(([what]) => what === 'answer')).toEqual([])
    expect(said.at(-1)).toEqual(['draft', ''])
  })
})
