import type { Ink, Picture } from '#drawing'
import {
  type DocumentModel,
  type Entry,
  markInWords,
  type Section,
  type SignaturePlace,
  signedInWords,
  type Told,
} from '../model.ts'

/** A piece of the document, before anything is known of lines and pages. */
export type Block = TextBlock | InkBlock | PictureBlock

/** `keep`: its end stays on one page with the start of what follows. */
export type TextBlock = {
  readonly kind: 'text'
  readonly style: StyleName
  readonly text: string
  readonly label?: string
  readonly keep: boolean
}

export type InkBlock = { readonly kind: 'ink'; readonly ink: Ink; readonly keep: boolean }

export type PictureBlock = { readonly kind: 'picture'; readonly picture: Picture; readonly keep: boolean }

export type StyleName =
  | 'title'
  | 'note'
  | 'fact'
  | 'section'
  | 'about'
  | 'group'
  | 'toldTitle'
  | 'told'
  | 'question'
  | 'answer'
  | 'also'

const text = (style: StyleName, words: string, keep = false): TextBlock => ({
  kind: 'text',
  style,
  text: words,
  keep,
})

/** The document in the order of reading. */
export const blocksOf = (model: DocumentModel): readonly Block[] => [
  text('title', model.title, true),
  text('note', model.audience),
  ...model.facts.map(({ label, value }): TextBlock => ({ ...text('fact', value), label })),
  ...model.notices.map((notice) => text('note', notice)),
  ...model.sections.flatMap(sectionBlocks),
]

const sectionBlocks = ({ title, about, notice, picture, groups, signatures }: Section): readonly Block[] => [
  text('section', title, true),
  text('about', about, true),
  ...(notice === null ? [] : [text('note', notice, true)]),
  ...pictureBlocks(picture),
  ...groups.flatMap((group) => [
    text('group', group.title, true),
    ...group.told.flatMap(toldBlocks),
    ...pictureBlocks(group.picture),
    ...group.entries.flatMap(entryBlocks),
  ]),
  ...signatures.flatMap(signatureBlocks),
]

const pictureBlocks = (picture: Picture | null): readonly PictureBlock[] =>
  picture ? [{ kind: 'picture', picture, keep: false }] : []

const toldBlocks = ({ title, text: paragraphs }: Told): readonly Block[] => [
  ...(title === null ? [] : [text('toldTitle', title, true)]),
  ...paragraphs.map((paragraph) => text('told', paragraph)),
]

function entryBlocks({ question, answers, also, marks }: Entry): readonly Block[] {
  const unanswered = marks.includes('not-answered')
  const others = marks.filter((mark) => mark !== 'not-answered').map((mark) => markInWords[mark])
  return [
    text('question', question, true),
    ...(unanswered
      ? [text('also', markInWords['not-answered'])]
      : answers.map((answer) => text('answer', answer))),
    ...[...also, ...others].map((words) => text('also', words)),
  ]
}

function signatureBlocks({ label, signed }: SignaturePlace): readonly Block[] {
  if (signed.length === 0) return [text('question', label, true), text('also', 'Not signed')]
  return signed.flatMap((signature) => [
    text('question', label, true),
    ...(signature.ink ? [{ kind: 'ink' as const, ink: signature.ink, keep: true }] : []),
    ...signedInWords(signature).map((words, index) => text('also', words, index === 0 && !signature.stands)),
  ])
}
