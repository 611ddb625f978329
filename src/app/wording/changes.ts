import { type ContentPack, type Words, wordsOf } from '#forms'
import { packKnows } from '../cases/pack-knows.ts'
import { languagesOf } from '../cases/service-state.ts'

/** What a pack changes in one form, in one language. */
export type FormChanges = {
  readonly language: string
  readonly title: string
  readonly texts: readonly { readonly place: string; readonly before: string; readonly after: string }[]
}

/** English first, then form by form. What this app has no place for it does not show, and changes nothing. */
export const changesOf = (pack: ContentPack): readonly FormChanges[] =>
  languagesOf(pack).flatMap((language) =>
    Object.entries(pack.words[language] ?? {}).flatMap(([id, { version, texts }]) => {
      const form = packKnows.find(id, version)
      if (!form) return []
      const now = wordsOf(form)
      const changed = Object.entries(texts).flatMap(([place, text]) => {
        const before = now.get(place)
        return before === undefined ? [] : [{ place, before: inLines(before), after: inLines(text) }]
      })
      return changed.length > 0 ? [{ language, title: form.title, texts: changed }] : []
    }),
  )

const inLines = (words: Words): string => (typeof words === 'string' ? words : words.join('\n'))
