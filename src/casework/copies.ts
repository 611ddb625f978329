import type { Audience, Form } from '#forms'
import type { Compartment, RecordHeader } from '#record'

/** Whom a copy is for: the client, to keep, or a professional who works with the family. */
export type CopyId = 'client' | 'professional'

/** What may stand at the head of a copy. `name` is the client's own; `service` would say on a client's table what they go to, so theirs has none. */
export type CopyFact = 'service' | 'name' | 'reference' | 'officer' | 'session' | 'made'

/** What a copy may hold. Nothing else is in it, whatever is new in the catalogue. */
export type Copy = {
  readonly id: CopyId
  readonly facts: readonly CopyFact[]
  /** In the order in which they stand in the copy. */
  readonly forms: readonly CopyForm[]
}

/** A form as it is meant: the same id in another compartment, or written for somebody else, is not it. */
type CopyForm = {
  readonly form: string
  readonly compartment: Exclude<Compartment, 'confidential'>
  readonly audience: Audience
}

const answeredByClient = [
  ...['consent', 'why-engaging', 'expectations-goals', 'saq', 'risk-needs'],
  ...['relationship-circle', 'life-map'],
  ...['worries', 'storyboard', 'relationships-history', 'good-relationship', 'equality-wheel'],
  ...[
    'my-relationships',
    'health-check',
    'inventory-abuse',
    'inventory-violence',
    'power-control-wheel',
    'self-control',
    'action-plan',
  ],
  ...['post-programme-client', 'consent-withdrawal'],
].map((form): CopyForm => ({ form, compartment: 'client', audience: 'client' }))
const writtenByOfficers = [
  ...['screening', 'request-for-service', 'check-in', 'appointment', 'alert-response'],
  ...['sara', 'risk-assessment', 'addendum'],
  ...['workbook-summary', 'programme-summary', 'post-intervention', 'post-programme'],
  ...['contact', 'information-request', 'escalation', 'court-request'],
].map((form): CopyForm => ({ form, compartment: 'officer', audience: 'officer' }))

/** Every copy there is (people-and-pathway.md, Confidentiality). */
export const copies: { readonly [id in CopyId]: Copy } = {
  client: { id: 'client', facts: ['name', 'session', 'made'], forms: answeredByClient },
  professional: {
    id: 'professional',
    facts: ['service', 'name', 'reference', 'officer', 'session', 'made'],
    forms: [...answeredByClient, ...writtenByOfficers],
  },
}

/** Whether a copy may hold a record that is read with this form. */
export const mayHold = (
  copy: Copy,
  header: RecordHeader,
  form: Pick<Form, 'id' | 'compartment' | 'audience'>,
): boolean =>
  form.id === header.form &&
  form.compartment === header.compartment &&
  listed(copy, header)?.audience === form.audience

/** Whether a copy may say that a record exists: it would hold it, if this app knew its form. */
export const mayName = (copy: Copy, header: RecordHeader): boolean => listed(copy, header) !== undefined

/** Nothing confidential is in any copy, whatever a list says. */
const listed = (copy: Copy, { form, compartment }: RecordHeader): CopyForm | undefined =>
  compartment === 'confidential'
    ? undefined
    : copy.forms.find((one) => one.form === form && one.compartment === compartment)
