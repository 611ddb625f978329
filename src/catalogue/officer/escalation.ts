import { ask, type FormDefinition, type ItemDefinition, said } from '#forms'
import { datedAndVerified, sourcesOrApart } from './sources.ts'

const stopped = said('go-on', 'no')

const what = ask({ kind: 'prose' }, 'what', 'What is it, and who is at risk?')
const source = ask({ kind: 'text' }, 'source', 'Who says so?')
const ifSurvivor: ItemDefinition = {
  kind: 'guidance',
  id: 'source-guidance',
  title: 'If the survivor told it',
  tone: 'warning',
  text: ['Write it in the separate place, and here only that there is more to read.'],
}

/** The risk has risen: what, from where, who knows, whether the work is safe to go on (people-and-pathway.md, During the work). */
export const escalation = escalationForm(2, [
  ifSurvivor,
  ask({ kind: 'choice', options: sourcesOrApart }, 'came-from', 'Where does it come from?', {
    companions: datedAndVerified,
    required: 'Say where it comes from, from when it is and whether it is verified',
  }),
  source,
  what,
])

/** The first version asked who says so, in words alone. */
export const escalation1 = escalationForm(1, [what, source, ifSurvivor])

function escalationForm(version: number, whatAndFromWhom: readonly ItemDefinition[]): FormDefinition {
  return {
    id: 'escalation',
    version,
    compartment: 'officer',
    audience: 'officer',
    title: 'Risk has risen',
    profiles: ['family-safeguarding'],
    pages: [
      {
        id: 'what',
        title: 'What has happened',
        items: [...whatAndFromWhom, ask({ kind: 'date' }, 'noticed', 'When did you get to know?')],
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
          ask({ kind: 'prose', maxLength: 2_000 }, 'why-suspended', 'Why is it suspended?', {
            when: stopped,
          }),
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
}
