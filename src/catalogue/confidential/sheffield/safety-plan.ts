import { ask, type FormDefinition, said } from '#forms'
import { banner, seenAlone, survivors } from './parts.ts'

/** What the survivor does, with what and with whom (people-and-pathway.md, Sheffield profile and Survivor link). */
export const safetyPlan: FormDefinition = {
  ...survivors,
  id: 'safety-plan',
  title: 'Survivor’s safety plan',
  pages: [
    {
      id: 'meeting',
      title: 'Making the plan',
      items: [
        banner,
        ...seenAlone,
        ask({ kind: 'yesno' }, 'told', 'Does the survivor know that it is kept on their own record?', {
          required: 'Say whether the survivor knows that it is kept on their record',
        }),
        ask({ kind: 'yesno' }, 'consent', 'Do they agree to that?', {
          required: 'Say whether they agree to that',
        }),
        {
          kind: 'guidance',
          id: 'no-consent',
          title: 'Talk to your manager before anything is kept',
          tone: 'warning',
          text: ['Make the plan with the survivor all the same. It is theirs, and it works without paper.'],
          appliesWhen: said('consent', 'no'),
        },
      ],
    },
    {
      id: 'steps',
      title: 'The plan',
      items: [
        ask({ kind: 'prose' }, 'worried', 'What I do when I am worried', {
          hint: 'What already works, as the survivor puts it.',
          required: 'Say what the survivor does when they are worried',
        }),
        ask({ kind: 'prose' }, 'escalates', 'What I do when it gets worse', {
          hint: 'When there is danger for them or the children: where to, how, with whom.',
          required: 'Say what the survivor does when it gets worse',
        }),
        ask({ kind: 'prose' }, 'children-part', 'What the children know and do', {
          hint: 'Only what keeps them out of it: where to go, whom to ring, a word that means now.',
        }),
        ask(
          {
            kind: 'choices',
            options: [
              { id: 'bag', label: 'A bag is packed' },
              { id: 'money', label: 'Money of their own is put by' },
              { id: 'passport', label: 'Passports and papers are at hand' },
              { id: 'phone', label: 'A phone the other person cannot follow' },
              { id: 'keys', label: 'Spare keys' },
              { id: 'medicine', label: 'Medicine and things for the children' },
            ],
          },
          'practical',
          'What is ready?',
        ),
        ask({ kind: 'prose', maxLength: 2_000 }, 'practical-more', 'Where is it, and what is still to do?', {
          required: 'Say where things are, and what is still to do',
        }),
      ],
    },
    {
      id: 'people',
      title: 'Who helps',
      items: [
        {
          kind: 'rows',
          id: 'helpers',
          label: 'People who help',
          rowLabel: 'Person',
          addLabel: 'Add a person',
          ready: 2,
          counted: true,
          columns: [
            { kind: 'text', id: 'helper', label: 'Name, and who they are' },
            { kind: 'text', id: 'helper-reach', label: 'How to reach them' },
            { kind: 'prose', id: 'helper-does', label: 'What do they do?', maxLength: 2_000 },
          ],
        },
        ask({ kind: 'text' }, 'survivors-worker', 'The survivor’s worker'),
        ask({ kind: 'prose', maxLength: 2_000 }, 'safe-contact', 'Safe ways and times to be in touch', {
          hint: 'Which number, when, what to say if somebody else answers.',
          required: 'Say how and when it is safe to be in touch',
        }),
      ],
    },
    {
      id: 'reviews',
      title: 'Reviews',
      intro: 'Look at it again after every session with the other person, when something changes.',
      items: [
        {
          kind: 'rows',
          id: 'reviews',
          label: 'Reviews',
          rowLabel: 'Review',
          addLabel: 'Add a review',
          most: 20,
          columns: [
            { kind: 'date', id: 'review-on', label: 'Date' },
            { kind: 'prose', id: 'review-changed', label: 'What was changed, and why?', maxLength: 2_000 },
          ],
        },
      ],
    },
  ],
}
