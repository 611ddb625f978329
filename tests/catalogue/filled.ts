import type { Json } from '#core'
import {
  dateInWords,
  evaluate,
  type FieldDefinition,
  type Form,
  levelsOf,
  maxLengthOf,
  optionsOf,
  placeAfterAll,
  signedContent,
} from '#forms'
import { colleague } from '../colleague.ts'
import { Filling } from '../forms/builder.ts'

/** One answer as somebody gave it: what was asked, and a text in which it is found again. */
export type Said = { readonly field: string; readonly label: string; readonly words: string }

/** What is to be picked by field, where something else hangs on it (`walksOf`). */
type Picks = ReadonlyMap<string, readonly string[]>

/**
 * An answer to everything that a form asks, different wherever it can be; what was asked only after another answer too. Questions that
 * exclude each other take several times, each with picks of its own.
 */
export function fillEverything(
  form: Form,
  picks: Picks = new Map(),
): { readonly filling: Filling; readonly said: readonly Said[] } {
  const filling = new Filling()
  const said: Said[] = []
  const put = (field: string, definition: FieldDefinition) => {
    const pick = picks.get(field)
    const { value, words } = pick ? picked(definition, pick) : answerTo(definition, field, form, filling)
    filling.answer(field, value)
    said.push({ field, label: definition.label, words })
  }
  for (const { id } of form.pages) {
    for (const item of evaluate(form, filling.view).pages.find((page) => page.id === id)?.items ?? []) {
      if (item.kind === 'rows') {
        const [
          row = {
            id: rowIdFor(item.definition.id),
            place: placeAfterAll(form, item.definition, filling.view),
          },
        ] = item.rows
        filling.answer(`rows/${row.id}`, row.place)
        for (const column of item.definition.columns.filter(({ unlisted }) => !unlisted))
          put(`rows/${row.id}/${column.id}`, column)
      }
      const asked = evaluate(form, filling.view).pages.flatMap(({ items }) => items)
      const now = asked.find((one) => one.definition.id === item.definition.id)
      if (now?.kind !== 'question' || !now.applies) continue
      for (const part of [now.answer, ...now.companions]) put(part.field, part.definition)
    }
  }
  return { filling, said }
}

/** A row of its own for each table. */
const rowIdFor = (table: string): string =>
  Buffer.from(table.padEnd(16, '.').slice(0, 16)).toString('base64url')

const picked = (definition: FieldDefinition, ids: readonly string[]) => ({
  value: definition.kind === 'choices' ? [...ids] : (ids[0] ?? null),
  words: optionsOf(definition)
    .filter(({ id }) => ids.includes(id))
    .map(({ label }) => label)
    .join(', '),
})

function answerTo(
  definition: FieldDefinition,
  field: string,
  form: Form,
  filling: Filling,
): { readonly value: Json; readonly words: string } {
  const nth = [...field].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  switch (definition.kind) {
    case 'text':
    case 'prose': {
      const words = `Said in ${field}`.slice(0, maxLengthOf(definition)).trim()
      return { value: words, words }
    }
    case 'date':
      return { value: '2026-11-25', words: dateInWords('2026-11-25') }
    case 'time':
      return { value: '14:30', words: '14:30' }
    case 'number':
      return { value: definition.from, words: String(definition.from) }
    case 'scale':
      return {
        value: definition.from + (nth % 10),
        words: `${definition.from + (nth % 10)} out of ${definition.to}`,
      }
    case 'frequency':
    case 'rating': {
      const levels = levelsOf(definition)
      const { value = null, label = '' } = levels[nth % levels.length] ?? {}
      return { value, words: label }
    }
    case 'yesno':
    case 'choice': {
      const [first] = optionsOf(definition)
      return { value: first?.id ?? null, words: first?.label ?? '' }
    }
    case 'choices':
      return picked(
        definition,
        optionsOf(definition).flatMap(({ id, exclusive }) => (exclusive ? [] : [id])),
      )
    case 'tick':
      return { value: true, words: definition.label }
    case 'signature':
      return {
        value: { ink: null, content: signedContent(form, filling.view) },
        words: 'Signed with the typed name',
      }
    case 'staff': {
      const person = colleague('Imran Qureshi')
      return { value: { ...person }, words: person.name }
    }
    case 'photo':
      return {
        value: { type: 'image/jpeg', bytes: 9, key: 'A'.repeat(43), chunks: ['A'.repeat(43)] },
        words: 'Photograph',
      }
    default:
      throw new Error(`Nobody has said yet how to answer a ${definition.kind}.`)
  }
}
