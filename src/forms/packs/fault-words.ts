/** What is wrong with a pack in one place. `about`: what belongs into the sentence. */
export type PackFault = {
  readonly path: string
  readonly kind: keyof typeof sentences
  readonly about?: string
}

/** For the author of a pack. */
export const faultInWords = ({ kind, about = '' }: PackFault): string => sentences[kind](about)

const sentences = {
  pack: () => 'A pack is an object: { "format": …, "name": …, "words": … }.',
  characters: () => 'There are characters in it that cannot be stored.',
  format: () => 'Write "cairn pack 1". Another format is for another version of the app.',
  council: () => 'Write the id of a council, or leave this out.',
  words: () => 'Name at least one language, with words or without: { "en-GB": { … } }.',
  language: (tag: string) => `"${tag}" is no language tag. Write "en-GB", "cy", "ur" and the like.`,
  forms: () => 'Give forms by their ids: { "consent": { … } }.',
  form: () => 'Give a version and texts: { "version": 1, "texts": { … } }.',
  version: () => 'Write the version of the form, a whole number from 1.',
  texts: () => 'Give texts by their places: { "title": "…" }.',
  'text-or-list': () => 'Write a text in quotes, or a list of paragraphs.',
  'no-paragraph': () => 'Give at least one paragraph.',
  paragraphs: (most: string) => `Give at most ${most} paragraphs.`,
  text: () => 'Write a text in quotes.',
  empty: () => 'This text is empty: write what the person should read.',
  long: (most: string) => `This text is too long: at most ${most} characters.`,
  unknown: () => 'There is nothing of this name. Leave it out.',
  part: () => 'Give what is set by its name, or leave this out: { "…": … }.',
  number: (bounds: string) => `Write a whole number from ${bounds}.`,
} as const satisfies { readonly [kind: string]: (about: string) => string }
