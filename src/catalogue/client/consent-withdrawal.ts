import { ask, type FormDefinition, said } from '#forms'

/** Taking the yes back, later and at any time (forms.md §3). The consent stays as it was signed; this stands beside it. */
export const consentWithdrawal: FormDefinition = {
  id: 'consent-withdrawal',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'I have changed my mind',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 5,
  pages: [
    {
      id: 'mind',
      title: 'I have changed my mind',
      intro:
        'You said yes to this work. You can take that back at any time. You do not have to say why. What you have told us so far is kept.',
      items: [
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'all', label: 'I do not want this work any more' },
              { id: 'some', label: 'I go on, but there is someone you may not talk to' },
            ],
          },
          'what',
          'What do you take back?',
          { required: 'Say what you take back' },
        ),
        ask({ kind: 'text' }, 'who', 'Who may we not talk to?', {
          hint: 'We always have to talk to the police, Probation and children’s services.',
          when: said('what', 'some'),
          required: 'Say who we may not talk to',
        }),
        ask({ kind: 'date' }, 'withdrawn-on', 'Today’s date', { required: 'Put today’s date' }),
        ask({ kind: 'prose', dontKnow: true }, 'words', 'What do you want to say about it?'),
        ask({ kind: 'text' }, 'name', 'Your name', { required: 'Put your name' }),
        ask({ kind: 'signature', nameField: 'name/answer' }, 'signature', 'I take it back', {
          hint: 'If you said it on the phone, your worker leaves this empty.',
        }),
      ],
    },
  ],
}
