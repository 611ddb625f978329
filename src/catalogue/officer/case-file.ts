import {
  ask,
  type FormDefinition,
  type ItemDefinition,
  type Option,
  type PageDefinition,
  type QuestionDefinition,
  type RowsDefinition,
  said,
} from '#forms'
import { councils } from './councils.ts'

const stages: readonly Option[] = [
  { id: 'request', label: 'Request received' },
  { id: 'screening', label: 'Screening' },
  { id: 'case-discussion', label: 'Case discussion' },
  { id: 'consultation', label: 'Consultation only' },
  { id: 'declined', label: 'Declined' },
  { id: 'waiting', label: 'Waiting list' },
  { id: 'allocated', label: 'Allocated' },
  { id: 'assessment', label: 'Assessment' },
  { id: 'action-plan', label: 'Action plan' },
  { id: 'intervention', label: 'One-to-one work or group' },
  { id: 'final-report', label: 'Final report' },
  { id: 'suspended', label: 'Suspended' },
  { id: 'returned', label: 'Returned to the social worker' },
  { id: 'non-engagement', label: 'Closed, did not engage' },
  { id: 'closed', label: 'Closed' },
]

/** Who the case is about and where it stands (people-and-pathway.md, Pathway). */
const caseFile1: FormDefinition = {
  id: 'case-file',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Case file',
  pages: [
    {
      id: 'person',
      title: 'The client',
      items: [
        {
          kind: 'text',
          id: 'name',
          label: 'Name',
          requiredFor: { completion: 'Put the client’s name' },
        },
        { kind: 'date', id: 'date-of-birth', label: 'Date of birth' },
        { kind: 'text', id: 'reference', label: 'Case reference', maxLength: 40 },
        { kind: 'text', id: 'area', label: 'Area', hint: 'The town or district where the client lives.' },
        {
          kind: 'choice',
          id: 'team',
          label: 'Team',
          options: [
            { id: 'central', label: 'Central' },
            { id: 'east', label: 'East' },
            { id: 'west', label: 'West' },
          ],
        },
      ],
    },
    {
      id: 'family',
      title: 'Children and family',
      items: [
        {
          kind: 'rows',
          id: 'children',
          label: 'Children',
          rowLabel: 'Child',
          addLabel: 'Add a child',
          columns: [
            { kind: 'text', id: 'name', label: 'First name or initials', maxLength: 80 },
            { kind: 'text', id: 'age', label: 'Age', hint: 'Or “unborn”.', maxLength: 20 },
          ],
        },
        { kind: 'text', id: 'social-worker', label: 'Social worker' },
        {
          kind: 'choice',
          id: 'legal-status',
          label: 'Legal status',
          options: [
            { id: 'child-in-need', label: 'Child in Need' },
            { id: 'child-protection', label: 'Child Protection' },
            { id: 'public-law-outline', label: 'Public Law Outline' },
            { id: 'care-proceedings', label: 'Care proceedings' },
            { id: 'none', label: 'None of these' },
          ],
        },
        {
          kind: 'choice',
          id: 'living',
          label: 'Living arrangement',
          options: [
            { id: 'together', label: 'Living together' },
            { id: 'apart-contact', label: 'Living apart, in contact' },
            { id: 'apart-children-only', label: 'Living apart, contact about the children only' },
            { id: 'apart-no-contact', label: 'Living apart, no contact' },
            { id: 'not-known', label: 'Not known' },
          ],
        },
      ],
    },
    {
      id: 'work',
      title: 'Our work',
      items: [
        {
          kind: 'choice',
          id: 'stage',
          label: 'Stage',
          options: stages,
        },
        { kind: 'yesno', id: 'police-investigation', label: 'Is there a live police investigation?' },
        {
          kind: 'guidance',
          id: 'police-guidance',
          title: 'Speak to the police first',
          tone: 'warning',
          text: [
            'Check with the officer in the case before any contact with the client, and note the answer.',
          ],
          appliesWhen: { field: 'police-investigation/answer', is: 'yes' },
        },
        {
          kind: 'prose',
          id: 'priority',
          label: 'Priority',
          hint: 'What makes this case more or less pressing.',
          maxLength: 2_000,
        },
      ],
    },
  ],
}

/** Whose request it is decides the wording of the consent; its options are the consent's own (catalogue/client/consent.ts). */
const council: QuestionDefinition = {
  kind: 'choice',
  id: 'council',
  label: 'Council that asked for the work',
  options: councils,
}

const caseFile2: FormDefinition = {
  ...caseFile1,
  version: 2,
  living: true,
  pages: caseFile1.pages.map((page) =>
    page.id === 'work' ? { ...page, items: [council, ...page.items] } : page,
  ),
}

const underInvestigation = said('police-investigation', 'yes')

const investigated: readonly ItemDefinition[] = [
  ask(
    {
      kind: 'choice',
      options: [
        { id: 'not-yet', label: 'Not asked yet, or no answer yet' },
        { id: 'wait', label: 'Asked: no contact for now' },
        { id: 'may', label: 'Asked: contact may go ahead' },
      ],
    },
    'police-checked',
    'What do the police say about contact with the client?',
    { when: underInvestigation },
  ),
  ask({ kind: 'date' }, 'police-checked-on', 'When did they say so?', { when: underInvestigation }),
  ask(
    {
      kind: 'choice',
      options: [
        { id: 'leave-out', label: 'Leave them out for now' },
        { id: 'go-ahead', label: 'They may go ahead' },
      ],
    },
    'police-exercises',
    'The manager’s decision on the storyboard and the inventories',
    {
      hint: 'What a client writes there can become evidence. The manager decides, and talks to the police first.',
      when: underInvestigation,
    },
  ),
]

const orders: RowsDefinition = {
  kind: 'rows',
  id: 'orders',
  label: 'Orders and bail conditions',
  rowLabel: 'Order or condition',
  addLabel: 'Add an order or condition',
  columns: [
    {
      kind: 'choice',
      id: 'order-kind',
      label: 'Kind',
      options: [
        { id: 'bail', label: 'Bail condition' },
        { id: 'non-molestation', label: 'Non-molestation order' },
        { id: 'occupation', label: 'Occupation order' },
        { id: 'restraining', label: 'Restraining order' },
        { id: 'protection-notice', label: 'Domestic abuse protection notice or order' },
        { id: 'child-arrangements', label: 'Child arrangements or other family order' },
        { id: 'other', label: 'Another' },
      ],
    },
    {
      kind: 'text',
      id: 'order-what',
      label: 'What does it say?',
      hint: 'Whom they may not see, where they may not go.',
    },
    { kind: 'date', id: 'order-until', label: 'Until when?' },
    { kind: 'text', id: 'order-breaches', label: 'Breaches', hint: 'Each with its date.' },
  ],
}

const linked: RowsDefinition = {
  kind: 'rows',
  id: 'linked',
  label: 'Other cases that belong to this one',
  hint: 'Partners, former partners, an earlier referral of the same two people.',
  rowLabel: 'Linked person',
  addLabel: 'Add a linked person',
  columns: [
    { kind: 'text', id: 'linked-name', label: 'Their name' },
    { kind: 'date', id: 'linked-born', label: 'Their date of birth' },
    { kind: 'text', id: 'linked-reference', label: 'Reference of their case', maxLength: 40 },
    {
      kind: 'choice',
      id: 'linked-how',
      label: 'How are they linked?',
      options: [
        { id: 'partner', label: 'Partner, a client too' },
        { id: 'former-partner', label: 'Former partner' },
        { id: 'again', label: 'The same two people, referred before' },
        { id: 'other', label: 'Another way' },
      ],
    },
    {
      kind: 'yesno',
      id: 'linked-wall',
      label: 'Is there a wall between the two cases?',
      hint: 'Then nothing passes from one to the other, and no officer works on both.',
    },
  ],
}

const moved: readonly ItemDefinition[] = [
  ask({ kind: 'date' }, 'stage-since', 'At this stage since'),
  ask({ kind: 'choice', options: stages }, 'stage-before', 'Stage before it was suspended'),
  ask({ kind: 'prose', maxLength: 2_000 }, 'stage-reason', 'Why it was suspended, returned or closed'),
]

/** What a page has more of than in version 2. */
function added({ id, items }: PageDefinition): readonly ItemDefinition[] {
  if (id === 'family')
    return [
      ...items,
      ask({ kind: 'text' }, 'probation-practitioner', 'Probation Practitioner', {
        hint: 'Where Probation supervises the client: they keep the duties and the enforcement.',
      }),
      linked,
    ]
  if (id !== 'work') return items
  return items.flatMap((item) => {
    if (item.id === 'stage') return [item, ...moved]
    return item.id === 'police-guidance' ? [item, ...investigated, orders] : [item]
  })
}

/** The case file goes on for as long as the case does: it is always on its newest version. */
const caseFile3: FormDefinition = {
  ...caseFile2,
  version: 3,
  pages: caseFile2.pages.map((page) => ({ ...page, items: added(page) })),
}

export const caseFileVersions: readonly FormDefinition[] = [caseFile1, caseFile2, caseFile3]
