import { type CopyId, copies } from '#casework'
import type { Sharing } from '#casework/leaving'
import type { Json } from '#core'
import { type Form, type FormDefinition, type ItemDefinition, signedContent } from '#forms'
import type { Compartment } from '#record'
import { type CopyRecord, type CopySource, makeCopy } from '#report'
import { compiled, Filling, formWith } from '../forms/builder.ts'

/** A case in a few forms of the test's own, under the ids that copies know. */
const SPACE = 'c3BhY2Utb25lLWZvci10ZQ'
export const NOW = Date.UTC(2026, 10, 25, 14, 2)

const prose = (id: string, label: string): ItemDefinition => ({ kind: 'prose', id, label })

/** A form of any id and compartment; the client's are for the client. */
export const form = (id: string, compartment: Compartment, ...items: readonly ItemDefinition[]): Form => {
  const definition: FormDefinition = {
    ...formWith(...(items.length ? items : [prose('words', 'What is it?')])),
    id,
    compartment,
    audience: compartment === 'client' ? 'client' : 'officer',
    title: `The form ${id}`,
  }
  return compiled(definition)
}

export const consent = form(
  'consent',
  'client',
  { kind: 'guidance', id: 'told', title: 'What we do', text: ['We write it down.', 'We keep it.'] },
  {
    kind: 'guidance',
    id: 'then',
    text: ['We will ring you.'],
    appliesWhen: { field: 'agree/answer', is: 'yes' },
  },
  { kind: 'yesno', id: 'agree', label: 'Do you agree?' },
  prose('but', 'What should we not do?'),
  { kind: 'text', id: 'name', label: 'Your name' },
  { kind: 'signature', id: 'signature', label: 'Sign here', nameField: 'name/answer' },
)

export const ink = {
  width: 600,
  height: 200,
  strokes: [
    [10, 100, 200, 20, 400, 180, 590, 90],
    [300, 30],
  ],
}

/** Agreed and signed; whatever `then` does comes after the signature. */
export function signedConsent(then: (filling: Filling) => unknown = () => undefined): CopyRecord {
  const filling = new Filling().answer('agree/answer', 'yes').answer('name/answer', 'Siân Kowalska')
  filling.answer('signature/answer', { ink, content: signedContent(consent, filling.view) })
  then(filling)
  return record(consent, filling)
}

export const record = (
  of: Form,
  answers: Filling | { readonly [field: string]: Json },
  more: Partial<CopyRecord> = {},
): CopyRecord => {
  const filling = answers instanceof Filling ? answers : new Filling()
  if (!(answers instanceof Filling))
    for (const [field, value] of Object.entries(answers)) filling.answer(field, value)
  return {
    header: { space: SPACE, compartment: of.compartment, form: of.id, sitting: 'session-1' },
    form: of,
    view: filling.view,
    damaged: false,
    session: 1,
    ...more,
  }
}

/** Everything of a case, with a head of the test's own where it matters. */
export const caseOf = (
  facts: Partial<CopySource['facts']>,
  ...records: readonly CopyRecord[]
): CopySource => ({
  officerIs: 'Officer',
  facts: {
    service: '',
    name: 'Siân Kowalska',
    reference: 'REF-77',
    officer: 'Jess Hart',
    session: 'Session 1',
    ...facts,
  },
  records,
  now: NOW,
})

export const copyFor = (copy: CopyId, ...records: readonly CopyRecord[]) =>
  makeCopy(copies[copy], caseOf({}, ...records))

/** What lets a confidential record become a document. */
export const sharing: Sharing = {
  entry: {
    ...{ space: 'AAAAAAAAAAAAAAAAAAAAAA', compartment: 'confidential' },
    ...{ form: 'disclosure-confidential', sitting: 'case' },
  },
  to: 'Priya Sandhu, MARAC',
  awaitsManager: false,
}
