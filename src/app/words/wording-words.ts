import type { ContentPack, FindPack } from '#forms'
import type { Wording } from '#record'

export const packInWords = ({ name, edition }: Pick<ContentPack, 'name' | 'edition'>): string =>
  `${name}, edition ${edition}`

/** What an officer is told of a record's words; `title` where there is something to mind. Nothing where they are the app's own. */
export function wordingsInWords(
  wordings: readonly Wording[],
  find: FindPack,
): { readonly title?: string; readonly words: string } | undefined {
  const packs = wordings.map((wording) => (wording === 'built-in' ? null : find(wording.pack)))
  if (packs.includes(undefined))
    return {
      title: 'The words this was asked in are not on this device yet',
      words:
        'It is shown in the app’s own words. The answers are as they were given. Connect and sync to see it as it was asked.',
    }
  const named = packs.map((pack) => (pack ? packInWords(pack) : 'the app’s own words'))
  if (named.length > 1)
    return {
      title: 'This was asked in two wordings',
      words: `It was begun on two devices that had not met, in different words: ${named.join('; ')}. Where they differ, both are shown.`,
    }
  const [pack] = packs
  return pack ? { words: `Asked in the words of ${packInWords(pack)}.` } : undefined
}

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language' })

export const languageInWords = (tag: string): string => languageNames.of(tag) ?? tag
