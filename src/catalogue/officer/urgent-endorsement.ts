import { ask, type FormDefinition } from '#forms'

/** How each question is put. */
type Words = {
  readonly name: string
  readonly endorsed: string
  readonly on: string
  readonly how: string
  readonly hint: string
}

/** One manager's word on whether a referral is urgent; it takes both (people-and-pathway.md, Allocation). Whoever gives it writes it, or who was told it. */
export const urgentEndorsement = endorsementForm(2, {
  name: 'Name',
  endorsed: 'Endorsed as urgent?',
  on: 'Given on',
  how: 'How was it given?',
  hint: 'At their own sign-in, in person, by e-mail, by telephone. Say who wrote it down, if it was not them.',
})

/** It was the Team Manager's alone to write down. */
export const urgentEndorsement1 = endorsementForm(1, {
  name: 'Their name',
  endorsed: 'Do they endorse it as urgent?',
  on: 'When did they say so?',
  how: 'How?',
  hint: 'Here, by e-mail, by telephone. Say who wrote it down, if it was not them.',
})

function endorsementForm(version: number, words: Words): FormDefinition {
  return {
    id: 'urgent-endorsement',
    version,
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
          ask({ kind: 'text' }, 'name', words.name),
          ask({ kind: 'yesno' }, 'endorsed', words.endorsed),
          ask({ kind: 'date' }, 'given-on', words.on),
          ask({ kind: 'text' }, 'given-how', words.how, { hint: words.hint }),
          ask({ kind: 'prose', maxLength: 2_000 }, 'why', 'Why?'),
        ],
      },
    ],
  }
}
