import type { CompanionDefinition, PageDefinition, QuestionDefinition } from '#forms'
import { takenOver } from './from-case-file.ts'
import { signing } from './risk-block.ts'

/** What differs between reports in how they ask whom they are about. */
type About = {
  readonly name: string
  readonly noName: string
  readonly noDateOfBirth?: string
  readonly noChildren?: string
  /** What stands beside each answer. */
  readonly companions?: readonly CompanionDefinition[]
}

export const parentOrAdult: About = {
  name: 'Name of the parent or adult',
  noName: 'Put the name of the parent or adult',
  companions: [takenOver],
}

const parent: About = {
  name: 'Name of the parent',
  noName: 'Put the name of the parent',
  noDateOfBirth: 'Put the parent’s date of birth',
  noChildren: 'Name the children',
}

/** What stands on every report about a parent (forms.md §6, §8, §9, §10). */
export const whoItIsAbout = (about: About): readonly QuestionDefinition[] => {
  const beside = about.companions ? { companions: about.companions } : {}
  return [
    { kind: 'text', id: 'name', label: about.name, ...beside, ...required(about.noName) },
    {
      kind: 'date',
      id: 'date-of-birth',
      label: 'Date of birth',
      ...beside,
      ...required(about.noDateOfBirth),
    },
    {
      kind: 'prose',
      id: 'children-named',
      label: 'Children',
      hint: 'Each child, with their age.',
      maxLength: 1_000,
      ...beside,
      ...required(about.noChildren),
    },
  ]
}

const required = (missing: string | undefined): Pick<QuestionDefinition, 'requiredFor'> =>
  missing === undefined ? {} : { requiredFor: { completion: missing } }

/** The first page of a report at the end of the work. */
export const aboutParent = (...more: readonly QuestionDefinition[]): PageDefinition => ({
  id: 'about',
  title: 'Whom it is about',
  items: [...whoItIsAbout(parent), ...more],
})

/** The name and the date stand before the signature, which covers them; the manager’s comes after completion. */
export const signingPage: PageDefinition = {
  id: 'signing',
  title: 'Signing',
  items: signing({
    date: 'Date of the report',
    noDate: 'Put the date of the report',
    noSignature: 'Sign the report',
    countersigned: 'Say yes wherever your service asks for it.',
  }),
}
