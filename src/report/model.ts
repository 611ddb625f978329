import type { CopyId } from '#casework'
import type { Picture } from '#drawing'
import type { Signed } from '#forms'
import type { Photographed } from '#forms/pictures'

/** A document to read, print or save: everything that is in it, in words, in the order of reading. */
export type DocumentModel = {
  /** `confidential`: one confidential record, which is in no copy. */
  readonly copy: CopyId | 'confidential'
  readonly title: string
  /** Whom it is for. */
  readonly audience: string
  readonly madeAt: number
  readonly facts: readonly Fact[]
  /** What could not be put in, in sentences. */
  readonly notices: readonly string[]
  readonly sections: readonly Section[]
}

export type Fact = { readonly label: string; readonly value: string }

/** One record. */
export type Section = {
  readonly title: string
  readonly about: string
  /** What of it could not be read; `null` when all could. */
  readonly notice: string | null
  /** What all its pages look like as one, where they do; the groups say the same in words. */
  readonly picture: Picture | null
  readonly groups: readonly Group[]
  readonly signatures: readonly SignaturePlace[]
}

export type Group = {
  readonly title: string
  readonly told: readonly Told[]
  /** What was answered by hand, as it looks; the entries say the same in words. */
  readonly picture: Picture | null
  readonly entries: readonly Entry[]
  /** In the order of the entries that name them. Their bytes are not in the model: a device may have them or not. */
  readonly photographs: readonly PhotographOf[]
}

/** `record`: the id of the record it is kept with. */
export type PhotographOf = Photographed & { readonly record: string }

/** What the person was told before they signed. */
export type Told = { readonly title: string | null; readonly text: readonly string[] }

export type Entry = {
  readonly question: string
  /** One for each answer that stands. */
  readonly answers: readonly string[]
  /** What was said beside the answer. */
  readonly also: readonly string[]
  readonly marks: readonly Mark[]
}

/** A place to sign, with the signatures given there. */
export type SignaturePlace = {
  readonly label: string
  readonly signed: readonly Signed[]
}

export type Mark = 'not-answered' | 'two-answers' | 'no-longer-asked'

export const markInWords: { readonly [mark in Mark]: string } = {
  'not-answered': 'Not answered',
  'two-answers': 'More than one answer, not settled yet',
  'no-longer-asked': 'Kept from before, no longer asked',
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** Who signed, when (the device's day), how, and whether that still covers what stands above it. */
export function signedInWords({ ink, name, at, stands }: Signed): readonly string[] {
  const who = name || 'No name typed'
  return [
    `${ink ? who : `${who} (signed with the typed name)`}, ${day.format(at)}`,
    ...(stands ? [] : ['Something above was changed after this was signed. It does not cover the change.']),
  ]
}

const dayAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

/** Milliseconds as "25 November 2026 at 14:02", in the device's time zone. */
export const madeInWords = (at: number): string => dayAndTime.format(at)
