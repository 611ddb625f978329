import type { Ink, Picture } from '#drawing'
import type { Photographed } from '#forms/pictures'
import {
  type DocumentModel,
  type Entry,
  markInWords,
  type Section,
  type SignaturePlace,
  signedInWords,
  type Told,
} from '../model.ts'
import type { Jpeg } from './jpeg.ts'

/** A piece of the document, before anything is known of lines and pages. */
export type Block = TextBlock | InkBlock | PictureBlock | PhotographBlock

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

export type PhotographBlock = {
  readonly kind: 'photograph'
  /** Two places may show one photograph: it is in the file once. */
  readonly key: string
  readonly jpeg: Jpeg
  readonly keep: boolean
}

/** Photographs that are on this device, by their keys. */
export type Photographs = ReadonlyMap<string, Jpeg>

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
export const blocksOf = (model: DocumentModel, photographs: Photographs): readonly Block[] => [
  text('title', model.title, true),
  text('note', model.audience),
  ...model.facts.map(({ label, value }): TextBlock => ({ ...text('fact', value), label })),
  ...model.notices.map((notice) => text('note', notice)),
  ...model.sections.flatMap((section) => sectionBlocks(section, photographs)),
]

const sectionBlocks = (
  { title, about, notice, picture, groups, signatures }: Section,
  photographs: Photographs,
): readonly Block[] => [
  text('section', title, true),
  text('about', about, true),
  ...(notice === null ? [] : [text('note', notice, true)]),
  ...pictureBlocks(picture),
  ...groups.flatMap((group) => [
    text('group', group.title, true),
    ...group.told.flatMap(toldBlocks),
    ...pictureBlocks(group.picture),
    ...group.entries.flatMap(entryBlocks),
    ...group.photographs.flatMap((one) => photographBlocks(one, photographs)),
  ]),
  ...signatures.flatMap(signatureBlocks),
]

const pictureBlocks = (picture: Picture | null): readonly PictureBlock[] =>
  picture ? [{ kind: 'picture', picture, keep: false }] : []

function photographBlocks({ label, photo }: Photographed, photographs: Photographs): readonly Block[] {
  const jpeg = photographs.get(photo.key)
  const shown = { kind: 'photograph', key: photo.key, keep: false } as const
  return [text('question', label, true), jpeg ? { ...shown, jpeg } : text('also', NOT_HERE)]
}

const NOT_HERE = 'This photograph was not on the device that made this copy, or could not be read there.'

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
