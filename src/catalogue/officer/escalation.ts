import { ask, type FormDefinition, said } from '#forms'

const stopped = said('go-on', 'no')

/** The risk has risen: what, from where, who knows, whether the work is safe to go on (people-and-pathway.md, During the work). */
export const escalation: FormDefinition = {
  id: 'escalation',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Risk has risen',
  profiles: ['family-safeguarding'],
  pages: [
    {
      id: 'what',
      title: 'What has happened',
      items: [
        ask({ kind: 'prose' }, 'what', 'What is it, and who is at risk?'),
        ask({ kind: 'text' }, 'source', 'Who says so?'),
        {
          kind: 'guidance',
          id: 'source-guidance',
          title: 'If the survivor told it',
          tone: 'warning',
          text: ['Write it in the separate place, and here only that there is more to read.'],
        },
        ask({ kind: 'date' }, 'noticed', 'When did you get to know?'),
      ],
    },
    {
      id: 'shared',
      title: 'Who knows',
      items: [
        ask({ kind: 'date' }, 'manager-told', 'When was the Team Manager told?'),
        ask({ kind: 'prose', maxLength: 2_000 }, 'others-told', 'Which professionals were told, and when?'),
      ],
    },
    {
      id: 'going-on',
      title: 'Can the work go on?',
      items: [
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'yes', label: 'Yes' },
              { id: 'changed', label: 'Yes, with changes' },
              { id: 'no', label: 'No, it is suspended' },
            ],
          },
          'go-on',
          'Is it safe to go on?',
        ),
        ask({ kind: 'prose', maxLength: 2_000 }, 'changes', 'What is changed?', {
          when: said('go-on', 'changed'),
        }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'why-suspended', 'Why is it suspended?', { when: stopped }),
        ask({ kind: 'text' }, 'survivor-told', 'Who told the survivor, and when?', {
          hint: 'Through the survivor’s worker.',
          when: stopped,
        }),
        ask({ kind: 'text' }, 'client-told', 'Who told the client, and when?', { when: stopped }),
        ask({ kind: 'date' }, 'resumed', 'When may it go on again?', { when: stopped }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'why-resumed', 'What has changed since?', {
          when: stopped,
        }),
      ],
    },
  ],
}
