import type { FormDefinition } from '#forms'

/** Asked aloud at the start of each session from the second; never on a client-facing screen (forms.md §4). */
export const checkIn: FormDefinition = {
  id: 'check-in',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Check-in',
  profiles: ['family-safeguarding'],
  completion: 'author',
  pages: [
    {
      id: 'since-last-time',
      title: 'Since last time',
      intro: 'Ask these aloud, on your own with the client, before you hand over the tablet.',
      items: [
        {
          kind: 'yesno',
          id: 'police',
          label: 'Have the police been called out since last time?',
          requiredFor: { completion: 'Say whether the police have been called out since last time' },
        },
        {
          kind: 'prose',
          id: 'police-what',
          label: 'When was that, and what happened?',
          hint: 'The date of each call-out, who called, and what the police did.',
          appliesWhen: { field: 'police/answer', is: 'yes' },
          requiredFor: { completion: 'Say when the police were called out and what happened' },
        },
        {
          kind: 'yesno',
          id: 'relationship',
          label: 'Has anything changed in the relationship?',
          hint: 'Living together or apart, contact, a separation, a pregnancy, a new partner.',
          requiredFor: { completion: 'Say whether anything has changed in the relationship' },
        },
        {
          kind: 'prose',
          id: 'relationship-what',
          label: 'What has changed?',
          appliesWhen: { field: 'relationship/answer', is: 'yes' },
          requiredFor: { completion: 'Say what has changed in the relationship' },
        },
        {
          kind: 'yesno',
          id: 'safety',
          label: 'Does anything change how safe people are today?',
          hint: 'The survivor, the children, the client, you.',
          requiredFor: { completion: 'Say whether anything changes how safe people are today' },
        },
        {
          kind: 'prose',
          id: 'safety-what',
          label: 'What is it, and who is at risk?',
          appliesWhen: { field: 'safety/answer', is: 'yes' },
          requiredFor: { completion: 'Say what changes safety today and who is at risk' },
        },
        {
          kind: 'guidance',
          id: 'safety-guidance',
          title: 'Before you go on',
          tone: 'warning',
          text: [
            'Decide whether today’s session should go ahead. If someone may be in danger now, ring 999, then tell your manager.',
            'Do not repeat to the client what you know from someone else.',
          ],
          appliesWhen: {
            any: [
              { field: 'police/answer', is: 'yes' },
              { field: 'safety/answer', is: 'yes' },
            ],
          },
        },
      ],
    },
  ],
}
