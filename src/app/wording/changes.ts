import { type Deadline, type PracticeName, usualPractice } from '#casework'
import { type ContentPack, type Words, wordsOf } from '#forms'
import type { PackKnows } from '#forms/pack-reader'
import { languagesOf } from '../cases/service-state.ts'

/** What a pack changes in one form, in one language, or besides words. */
export type PackChange = {
  /** Null of what is not in words. */
  readonly language: string | null
  readonly title: string
  readonly texts: readonly { readonly place: string; readonly before: string; readonly after: string }[]
}

/**
 * Names and deadlines, then English, then the other languages, form by form. What this app has no place for it does not show, and changes nothing.
 */
export const changesOf = (pack: ContentPack, find: PackKnows['find']): readonly PackChange[] => [
  ...practiceChanges(pack),
  ...languagesOf(pack).flatMap((language) =>
    Object.entries(pack.words[language] ?? {}).flatMap(([id, { version, texts }]) => {
      const form = find(id, version)
      if (!form) return []
      const now = wordsOf(form)
      const changed = Object.entries(texts).flatMap(([place, text]) => {
        const before = now.get(place)
        return before === undefined ? [] : [{ place, before: inLines(before), after: inLines(text) }]
      })
      return changed.length > 0 ? [{ language, title: form.title, texts: changed }] : []
    }),
  ),
]

function practiceChanges({ names = {}, deadlines = {} }: ContentPack): readonly PackChange[] {
  const texts = [
    ...partChanges(names, nameLabels, usualPractice.names),
    ...partChanges(deadlines, deadlineLabels, usualPractice.deadlines),
  ]
  return texts.length > 0 ? [{ language: null, title: 'Names and deadlines', texts }] : []
}

const partChanges = <Key extends string>(
  said: { readonly [key: string]: string | number },
  labels: { readonly [key in Key]: string },
  usual: { readonly [key in Key]: string | number },
): PackChange['texts'] =>
  Object.entries(labels as { readonly [key: string]: string }).flatMap(([key, place]) => {
    const after = said[key]
    return after === undefined ? [] : [{ place, before: String(usual[key as Key]), after: String(after) }]
  })

const nameLabels: { readonly [name in PracticeName]: string } = {
  service: 'The service',
  officer: 'Its officers',
  'team-manager': 'Their manager',
  'service-manager': 'The manager of the service',
}

const deadlineLabels: { readonly [deadline in Deadline]: string } = {
  'assessment-weeks': 'Weeks from session 1 to the end of the assessment',
  'summary-working-days': 'Working days from the summary to the group supervision',
  'order-days': 'Days before an order ends from which its end is shown as due',
}

const inLines = (words: Words): string => (typeof words === 'string' ? words : words.join('\n'))
