import { ask, type PageDefinition, type QuestionDefinition } from '#forms'

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

/** The name and the date stand before the signature, which covers them; the manager’s comes after completion. */
export const signingPage: PageDefinition = {
  id: 'signing',
  title: 'Signing',
  items: [
    ask({ kind: 'yesno' }, 'countersign', 'Does your manager countersign it?', {
      hint: 'Say yes wherever your service asks for it.',
      required: 'Say whether your manager countersigns it',
    }),
    ask({ kind: 'text' }, 'officer', 'Officer who wrote it', {
      required: 'Put the name of the officer who wrote it',
    }),
    ask({ kind: 'date' }, 'date', 'Date of the report', { required: 'Put the date of the report' }),
    ask({ kind: 'signature', nameField: 'officer/answer' }, 'signature', 'Signature of the officer', {
      required: 'Sign the report',
    }),
  ],
}
