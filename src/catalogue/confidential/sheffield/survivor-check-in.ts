import { ask, type FormDefinition, said } from '#forms'
import { banner, survivors } from './parts.ts'

/** News to the survivor after every session and professional meeting with the other person (people-and-pathway.md, time limits). */
export const survivorCheckIn: FormDefinition = {
  ...survivors,
  id: 'survivor-check-in',
  title: 'Check-in with the survivor',
  pages: [
    {
      id: 'occasion',
      title: 'What it follows',
      items: [
        banner,
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'session', label: 'A session with the person who has caused harm' },
              { id: 'meeting', label: 'A professional meeting with them' },
              { id: 'start', label: 'The start of the work' },
              { id: 'drop-out', label: 'Their dropping out' },
              { id: 'completion', label: 'The end of the work' },
              { id: 'escalation', label: 'A rise in risk' },
              { id: 'other', label: 'Another occasion' },
            ],
          },
          'after',
          'After what?',
          { required: 'Say what it follows' },
        ),
        ask({ kind: 'date' }, 'after-on', 'Which was on', { required: 'Put the day of what it follows' }),
        ask({ kind: 'yesno' }, 'reached', 'Did you reach the survivor?', {
          required: 'Say whether you reached the survivor',
        }),
        ask(
          { kind: 'prose', maxLength: 2_000 },
          'not-reached',
          'What did you try, and when do you try again?',
          {
            hint: 'Safe ways and times only. They are in the safety plan.',
            when: said('reached', 'no'),
            required: 'Say what you tried, and when you try again',
          },
        ),
        ask({ kind: 'date' }, 'told-on', 'On which day?', {
          when: said('reached', 'yes'),
          required: 'Put the day on which you reached the survivor',
        }),
        ask({ kind: 'text' }, 'through', 'How, or through whom?', {
          when: said('reached', 'yes'),
          required: 'Say how, or through whom',
        }),
      ],
    },
    {
      id: 'talk',
      title: 'What was said',
      items: [
        ask({ kind: 'prose' }, 'told', 'What did you tell the survivor?', {
          when: said('reached', 'yes'),
          required: 'Say what you told the survivor',
        }),
        ask({ kind: 'prose' }, 'heard', 'What did the survivor tell you?', {
          hint: 'What has happened since, and how the children are.',
          when: said('reached', 'yes'),
          required: 'Say what the survivor told you',
        }),
        ask({ kind: 'yesno' }, 'review', 'Does the safety plan need another look?', {
          required: 'Say whether the safety plan needs another look',
        }),
        {
          kind: 'guidance',
          id: 'review-guidance',
          title: 'Review the safety plan now',
          tone: 'warning',
          text: ['Open “Survivor’s safety plan” and put the review there.'],
          appliesWhen: said('review', 'yes'),
        },
        ask({ kind: 'prose', maxLength: 2_000 }, 'next', 'What do you do next?', {
          required: 'Say what you do next',
        }),
      ],
    },
  ],
}
