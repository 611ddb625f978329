import type { FormDefinition } from '#forms'

/** What will be done, by whom and by when; at least four lines, as on paper, and both sign (forms.md §4). */
export const actionPlan: FormDefinition = {
  id: 'action-plan',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'My action plan',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 30,
  pages: [
    {
      id: 'cover',
      title: 'About this plan',
      intro: 'This plan is yours. You make it with your worker, and you both keep to it.',
      items: [
        { kind: 'text', id: 'for', label: 'Whose plan is it?' },
        { kind: 'date', id: 'start', label: 'When does it start?' },
        {
          kind: 'prose',
          id: 'needs',
          label: 'What I said I would like help with',
          hint: 'Look at “How things are for me”. Which of these should be in the plan?',
        },
      ],
    },
    {
      id: 'steps',
      title: 'What we will do',
      intro: 'Take one thing at a time. Say what you will do, not what others should do.',
      items: [
        {
          kind: 'rows',
          id: 'steps',
          label: 'What we will do',
          rowLabel: 'Step',
          addLabel: 'Add another step',
          ready: 4,
          most: 12,
          counted: true,
          columns: [
            { kind: 'prose', id: 'issue', label: 'What is the problem?', maxLength: 2_000 },
            { kind: 'prose', id: 'aim', label: 'What do we want to happen?', maxLength: 2_000 },
            { kind: 'prose', id: 'action', label: 'What will we do, and who will do it?', maxLength: 2_000 },
            { kind: 'date', id: 'review', label: 'When do we look at it again?' },
            {
              kind: 'prose',
              id: 'outcome',
              label: 'How did it go?',
              hint: 'Leave this empty until then.',
              maxLength: 2_000,
            },
          ],
        },
      ],
    },
    {
      id: 'signing',
      title: 'We sign the plan',
      intro: 'Read the plan once more. Then you sign, and your worker signs too.',
      items: [
        // The names and the date stand before the signatures, which cover them.
        { kind: 'text', id: 'client-name', label: 'Your name', requiredFor: { completion: 'Put your name' } },
        {
          kind: 'text',
          id: 'worker-name',
          label: 'Your worker’s name',
          requiredFor: { completion: 'Put your worker’s name' },
        },
        {
          kind: 'date',
          id: 'signed-on',
          label: 'Today’s date',
          requiredFor: { completion: 'Put today’s date' },
        },
        {
          kind: 'signature',
          id: 'client-signature',
          label: 'I agree to this plan',
          nameField: 'client-name/answer',
          requiredFor: { completion: 'Sign the plan' },
        },
        {
          kind: 'signature',
          id: 'worker-signature',
          label: 'I will help with this plan',
          hint: 'Your worker signs here.',
          nameField: 'worker-name/answer',
          requiredFor: { completion: 'Your worker needs to sign the plan' },
        },
      ],
    },
  ],
}
