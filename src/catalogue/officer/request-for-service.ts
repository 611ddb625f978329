import { ask, type FormDefinition, said } from '#forms'

/** How a case starts: what a social worker asks the service for (forms.md §2). */
export const requestForService: FormDefinition = {
  id: 'request-for-service',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Request for service',
  profiles: ['family-safeguarding'],
  completion: 'author',
  pages: [
    {
      id: 'family',
      title: 'The client and the family',
      items: [
        ask({ kind: 'text' }, 'client', 'Client’s name', { required: 'Put the client’s name' }),
        ask({ kind: 'date' }, 'date-of-birth', 'Client’s date of birth'),
        ask({ kind: 'text' }, 'area', 'Area of the client’s address', {
          hint: 'The town or district. The address itself is not needed here.',
          required: 'Put the area in which the client lives',
        }),
        {
          kind: 'rows',
          id: 'children',
          label: 'Children',
          rowLabel: 'Child',
          addLabel: 'Add a child',
          ready: 1,
          counted: true,
          columns: [
            { kind: 'text', id: 'child-name', label: 'Name' },
            { kind: 'text', id: 'child-age', label: 'Age or date of birth', hint: 'Or “unborn”.' },
          ],
        },
      ],
    },
    {
      id: 'referrer',
      title: 'Who asks',
      items: [
        ask({ kind: 'text' }, 'social-worker', 'Social worker', { required: 'Put the social worker’s name' }),
        ask({ kind: 'text' }, 'contact', 'How to reach the social worker', {
          hint: 'Telephone or e-mail at work.',
        }),
        ask({ kind: 'text' }, 'reference', 'Case reference', { required: 'Put the case reference' }),
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'mosaic', label: 'Mosaic' },
              { id: 'e-mail', label: 'E-mail' },
              { id: 'other', label: 'Another way' },
            ],
          },
          'came-by',
          'How did the request come?',
        ),
        ask({ kind: 'date' }, 'asked-on', 'Date of the request', {
          required: 'Put the date of the request',
        }),
      ],
    },
    {
      id: 'work',
      title: 'What is asked for',
      items: [
        ask({ kind: 'prose' }, 'reason', 'Why is this client referred?', {
          hint: 'The abuse, when it was last known, and what worries children’s services.',
          required: 'Say why this client is referred',
        }),
        ask(
          {
            kind: 'choices',
            options: [
              { id: 'assessment', label: 'Risk assessment' },
              { id: 'one-to-one', label: 'One-to-one work' },
              { id: 'group', label: 'Group programme' },
              { id: 'joint', label: 'Work with both parents together' },
              { id: 'consultation', label: 'Consultation' },
              { id: 'other', label: 'Other work' },
            ],
          },
          'wanted',
          'What work is wanted?',
          { required: 'Say what work is wanted' },
        ),
        ask({ kind: 'prose', maxLength: 2_000 }, 'wanted-else', 'Which other work?', {
          when: { field: 'wanted/answer', includes: 'other' },
          required: 'Say which other work is wanted',
        }),
        ask({ kind: 'prose' }, 'purpose', 'What is it for?', {
          hint: 'What should be different at the end, and which decision it is to help with.',
          required: 'Say what the work is for',
        }),
      ],
    },
    {
      id: 'court-police',
      title: 'Court and police',
      items: [
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'none', label: 'No proceedings' },
              { id: 'plo', label: 'Public Law Outline' },
              { id: 'care', label: 'Care proceedings' },
              { id: 'private', label: 'Private family proceedings' },
              { id: 'not-known', label: 'Not known' },
            ],
          },
          'court',
          'Where does it stand in court?',
          { required: 'Say where it stands in court' },
        ),
        ask({ kind: 'prose', maxLength: 2_000 }, 'court-more', 'Which court, which dates, which orders?', {
          when: { any: [said('court', 'plo'), said('court', 'care'), said('court', 'private')] },
          required: 'Say which court, dates and orders',
        }),
        {
          kind: 'guidance',
          id: 'court-guidance',
          title: 'Talk to the team before this goes further',
          text: [
            'A case that is in the family court already is taken on only for special reasons. The work runs on consent: no court can order it.',
          ],
          appliesWhen: { any: [said('court', 'care'), said('court', 'private')] },
        },
        ask({ kind: 'yesno', dontKnow: true }, 'police', 'Are the police investigating?', {
          required: 'Say whether the police are investigating',
        }),
        ask(
          { kind: 'prose', maxLength: 2_000 },
          'police-more',
          'What is investigated, and who is the officer in the case?',
          { when: said('police', 'yes'), required: 'Say what is investigated and by whom' },
        ),
        {
          kind: 'guidance',
          id: 'police-guidance',
          title: 'No contact yet',
          tone: 'warning',
          text: ['Ask the police first what a contact with the client could do to their case.'],
          appliesWhen: { not: said('police', 'no') },
        },
      ],
    },
    {
      id: 'consent-urgency',
      title: 'Consent and urgency',
      items: [
        ask({ kind: 'yesno' }, 'consent', 'Is the signed consent form attached?', {
          required: 'Say whether the signed consent form is attached',
        }),
        {
          kind: 'guidance',
          id: 'consent-guidance',
          title: 'Ask for the consent form',
          tone: 'warning',
          text: [
            'The request waits until the client has signed it. A consultation can take place without it.',
          ],
          appliesWhen: said('consent', 'no'),
        },
        ask({ kind: 'yesno' }, 'urgent', 'Is it urgent?', {
          hint: 'Urgent means that a child may come to harm very soon.',
          required: 'Say whether it is urgent',
        }),
        ask({ kind: 'prose' }, 'concern', 'What is the concern?', {
          hint: 'Which child, what may happen, and how soon.',
          when: said('urgent', 'yes'),
          required: 'Say what the concern is',
        }),
        {
          kind: 'guidance',
          id: 'urgent-guidance',
          title: 'Two managers have to agree',
          text: [
            'The Service Manager and the Team Manager both have to endorse it. It may then go ahead of others.',
          ],
          appliesWhen: said('urgent', 'yes'),
        },
      ],
    },
  ],
}
