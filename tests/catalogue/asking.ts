import { latestClientForm } from '#catalogue/client'
import { latestConfidentialForm } from '#catalogue/confidential'
import { latestOfficerForm } from '#catalogue/officer'
import { answersAsText, evaluate, type Form } from '#forms'
import { Filling } from '../forms/builder.ts'

/** The newest version of a form, from whichever door. @throws when it is gone */
export function formOf(id: string): Form {
  const form = latestClientForm(id) ?? latestOfficerForm(id) ?? latestConfidentialForm(id)
  if (!form) throw new Error(`There is no form “${id}”.`)
  return form
}

type Answers = { readonly [question: string]: string | readonly string[] }

/** Questions with their own answers; several options as a list. */
export function filled(answers: Answers): Filling {
  const filling = new Filling()
  for (const [question, value] of Object.entries(answers))
    filling.answer(`${question}/answer`, typeof value === 'string' ? value : [...value])
  return filling
}

const applying = (form: Form, { view }: Filling, kind: 'question' | 'guidance'): readonly string[] =>
  evaluate(form, view).pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === kind && item.applies ? [item.definition.id] : [])),
  )

/** Questions that are asked now. */
export const asked = (form: Form, filling: Filling) => applying(form, filling, 'question')

/** What the officer is told now, by its id. */
export const told = (form: Form, filling: Filling) => applying(form, filling, 'guidance')

/** Questions that completing waits for. */
export const missing = (form: Form, { view }: Filling): readonly string[] =>
  evaluate(form, view).missing.map(({ field }) => field.split('/')[0] ?? '')

/** What the answers come to, by the title under which it is read. */
export const resultOf = (form: Form, title: string, answers: Answers): string | undefined =>
  answersAsText(form, filled(answers).view).find(({ label }) => label === title)?.words[0]

/** What is stored under an id means the same for ever: fields, then tables with their columns. */
export const fieldIds = (forms: readonly Form[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    forms.map(({ id, version, fields, tables }) => [
      `${id} ${version}`,
      [
        ...[...fields.keys()].map((field) => field.replace(/\/answer$/, '')),
        ...tables.map((table) => `${table.id}(${table.columns.map((column) => column.id).join(' ')})`),
      ].join(' '),
    ]),
  )
