import { ask, type PageDefinition, type QuestionDefinition } from '#forms'
import { signing } from './risk-block.ts'

/** Whom a report is about (forms.md §9, §10). */
export const aboutParent = (...more: readonly QuestionDefinition[]): PageDefinition => ({
  id: 'about',
  title: 'Whom it is about',
  items: [
    ask({ kind: 'text' }, 'name', 'Name of the parent', { required: 'Put the name of the parent' }),
    ask({ kind: 'date' }, 'date-of-birth', 'Date of birth', {
      required: 'Put the parent’s date of birth',
    }),
    ask({ kind: 'prose', maxLength: 1_000 }, 'children-named', 'Children', {
      hint: 'Each child, with their age.',
      required: 'Name the children',
    }),
    ...more,
  ],
})

/** Where a report is signed; the manager’s signature comes after completion. */
export const signingPage: PageDefinition = { id: 'signing', title: 'Signing', items: signing('report') }
