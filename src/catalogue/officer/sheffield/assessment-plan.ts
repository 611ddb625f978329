import { ask, type FormDefinition, said } from '#forms'
import { sheffield } from './parts.ts'

/** How a perpetrator assessment will go. The person is given it: nothing in it may come from the survivor. */
export const assessmentPlan: FormDefinition = {
  ...sheffield,
  id: 'assessment-plan',
  title: 'Assessment plan',
  completion: 'author',
  pages: [
    {
      id: 'plan',
      title: 'The plan',
      items: [
        {
          kind: 'guidance',
          id: 'given',
          title: 'The person is given this plan',
          tone: 'warning',
          text: [
            'Write it for them to read. Nothing that came from the survivor, the children or mapping may stand in it, and no address or time that could lead to the survivor.',
          ],
        },
        ask({ kind: 'text' }, 'name', 'Name', { required: 'Put the name' }),
        ask({ kind: 'text' }, 'assessor', 'Who does the assessment?', {
          required: 'Say who does the assessment',
        }),
        ask({ kind: 'date' }, 'starts', 'It starts on', { required: 'Put the day it starts' }),
        ask({ kind: 'date' }, 'ends', 'It is finished by', {
          hint: 'At most three months after it starts.',
          required: 'Put the day it is finished by',
        }),
        ask({ kind: 'prose' }, 'purpose', 'What is it for?', {
          hint: 'What is looked at, and which decisions it helps with.',
          required: 'Say what it is for',
        }),
      ],
    },
    {
      id: 'interviews',
      title: 'Talks',
      intro: 'A number of talks over some weeks.',
      items: [
        {
          kind: 'rows',
          id: 'interviews',
          label: 'Planned talks',
          rowLabel: 'Talk',
          addLabel: 'Add a talk',
          ready: 3,
          most: 12,
          counted: true,
          columns: [
            { kind: 'date', id: 'interview-on', label: 'Date' },
            { kind: 'text', id: 'interview-place', label: 'Place' },
            { kind: 'text', id: 'interview-who', label: 'Who is there?' },
            { kind: 'prose', id: 'interview-about', label: 'What is it about?', maxLength: 2_000 },
          ],
        },
        ask({ kind: 'prose', maxLength: 2_000 }, 'others', 'Who else is spoken to?', {
          hint: 'Agencies, and people of whom the person knows that they are asked.',
        }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'observed', 'When are you seen together with the children?'),
        ask(
          { kind: 'prose', maxLength: 2_000 },
          'consents',
          'Which checks are asked for in the first talk?',
          {
            required: 'Say which checks are asked for in the first talk',
          },
        ),
        ask({ kind: 'prose', maxLength: 2_000 }, 'afterwards', 'What happens with the result?', {
          hint: 'The person can have the sections that are about them.',
          required: 'Say what happens with the result',
        }),
      ],
    },
    {
      id: 'sharing',
      title: 'Sharing the plan',
      items: [
        ask({ kind: 'yesno' }, 'shared', 'Has the person been given this plan?', {
          required: 'Say whether the person has been given this plan',
        }),
        ask({ kind: 'date' }, 'shared-on', 'On which day?', {
          when: said('shared', 'yes'),
          required: 'Put the day on which they were given it',
        }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'not-shared', 'Why not yet?', {
          when: said('shared', 'no'),
          required: 'Say why not yet',
        }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'said-about-it', 'What did they say to it?', {
          when: said('shared', 'yes'),
        }),
      ],
    },
  ],
}
