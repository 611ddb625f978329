import { ask, type FormDefinition, type QuestionDefinition, said } from '#forms'

const principle = (id: string, label: string, required: string, hint?: string): QuestionDefinition =>
  ask(
    {
      kind: 'choice',
      options: [
        { id: 'met', label: 'Met' },
        { id: 'not-met', label: 'Not met' },
        { id: 'not-clear', label: 'Not clear yet' },
      ],
    },
    id,
    label,
    {
      ...(hint === undefined ? {} : { hint }),
      companions: [{ kind: 'prose', id: 'note', label: 'Note', maxLength: 2_000 }],
      required,
    },
  )

/** The manager's decision on a referral: what it was held against, what was discussed, what follows (people-and-pathway.md, General acceptance principles). */
export const acceptance: FormDefinition = {
  id: 'acceptance',
  version: 1,
  compartment: 'officer',
  audience: 'manager',
  title: 'Decision on the referral',
  profiles: ['family-safeguarding'],
  completion: 'author',
  pages: [
    {
      id: 'receipt',
      title: 'Receipt',
      items: [
        ask({ kind: 'date' }, 'acknowledged', 'When was the receipt acknowledged to the referrer?', {
          required: 'Put the day the receipt was acknowledged',
        }),
      ],
    },
    {
      id: 'principles',
      title: 'What it is held against',
      intro:
        'One that is not met need not decide it. Say in its note why the work may go ahead all the same.',
      items: [
        principle(
          'adult',
          'An adult over 18 who lives in the area',
          'Say whether the client is an adult who lives in the area',
        ),
        principle(
          'willing',
          'Willing, with some insight, and consents',
          'Say whether the client is willing and consents',
        ),
        principle(
          'current',
          'The abuse goes on, or was within about 18 months, and is between adults',
          'Say whether the abuse is recent and between adults',
        ),
        principle(
          'abuse',
          'It is abuse, not conflict between parents',
          'Say whether it is abuse and not conflict between parents',
        ),
        principle(
          'stays-open',
          'The family stays with Family Safeguarding until the work ends',
          'Say whether the family stays with Family Safeguarding',
          'Only the children, young people and learning team is an exception.',
        ),
        principle(
          'route',
          'Nobody else is better placed, such as Probation',
          'Say whether nobody else is better placed',
        ),
        principle(
          'attend',
          'Can come to appointments at an office',
          'Say whether the client can come to an office',
        ),
        principle(
          'police',
          'No police investigation, or the police have been asked about contact',
          'Say how it stands with the police',
        ),
        principle(
          'court',
          'Not in the family court yet, or there are special reasons',
          'Say how it stands with the family court',
        ),
        principle('voluntary', 'Nobody has directed or ordered it', 'Say whether it is free of any order'),
      ],
    },
    {
      id: 'discussion',
      title: 'Talk with the social worker',
      items: [
        ask({ kind: 'date' }, 'discussed-on', 'When was the case discussed?', {
          required: 'Put the day the case was discussed with the social worker',
        }),
        ask({ kind: 'text' }, 'discussed-with', 'With whom?', {
          required: 'Say with whom the case was discussed',
        }),
        ask({ kind: 'prose' }, 'discussed', 'What was said?', { required: 'Say what was discussed' }),
      ],
    },
    {
      id: 'decision',
      title: 'Decision',
      items: [
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'accept', label: 'Accept', hint: 'It goes on the waiting list.' },
              { id: 'consultation', label: 'Consultation only' },
              { id: 'decline', label: 'Decline' },
            ],
          },
          'decision',
          'What is decided?',
          { required: 'Say what is decided' },
        ),
        ask({ kind: 'prose', maxLength: 2_000 }, 'consulted', 'What was advised?', {
          when: said('decision', 'consultation'),
          required: 'Say what was advised',
        }),
        ask({ kind: 'prose' }, 'reason', 'Why?', {
          hint: 'The referrer gets to know this.',
          required: 'Say why',
        }),
        ask({ kind: 'date' }, 'decided-on', 'When was it decided?', {
          required: 'Put the day it was decided',
        }),
      ],
    },
  ],
}
