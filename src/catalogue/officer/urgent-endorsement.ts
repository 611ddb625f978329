import { ask, type FormDefinition } from '#forms'

/** One manager's word on whether a referral is urgent; it takes both (people-and-pathway.md, Allocation). */
export const urgentEndorsement: FormDefinition = {
  id: 'urgent-endorsement',
  version: 1,
  compartment: 'officer',
  audience: 'manager',
  title: 'Endorsement as urgent',
  profiles: ['family-safeguarding'],
  pages: [
    {
      id: 'endorsement',
      title: 'Is it urgent?',
      intro:
        'Urgent means a concern that a child may come to harm very soon. The Team Manager and the Service Manager each give their own word; with both, the case may go ahead of others.',
      items: [
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'team-manager', label: 'The Team Manager' },
              { id: 'service-manager', label: 'The Service Manager' },
            ],
          },
          'as',
          'Whose word is this?',
        ),
        ask({ kind: 'text' }, 'name', 'Their name'),
        ask({ kind: 'yesno' }, 'endorsed', 'Do they endorse it as urgent?'),
        ask({ kind: 'date' }, 'given-on', 'When did they say so?'),
        ask({ kind: 'text' }, 'given-how', 'How?', {
          hint: 'Here, by e-mail, by telephone. Say who wrote it down, if it was not them.',
        }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'why', 'Why?'),
      ],
    },
  ],
}
