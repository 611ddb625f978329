import type { FormDefinition, QuestionDefinition } from '#forms'
import { councils } from './councils.ts'

/** Who the case is about and where it stands (people-and-pathway.md, Pathway). */
export const caseFile1: FormDefinition = {
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
          options: [
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
          ],
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

/** The case file goes on for as long as the case does: it is always on its newest version. */
export const caseFile: FormDefinition = {
  ...caseFile1,
  version: 2,
  living: true,
  pages: caseFile1.pages.map((page) =>
    page.id === 'work' ? { ...page, items: [council, ...page.items] } : page,
  ),
}
