import { ask, type FormDefinition, said } from '#forms'
import { banner } from './sheffield/parts.ts'

const isTold = said('reached', 'yes')

/**
 * News that the survivor is owed, from the event to what came back (people-and-pathway.md, Survivor link). It asks by the same ids as the check-in of
 * Sheffield: one rule reads both (casework/survivor-updates).
 */
export const survivorUpdate: FormDefinition = {
  id: 'survivor-update',
  version: 1,
  compartment: 'confidential',
  audience: 'officer',
  profiles: ['family-safeguarding'],
  title: 'Update to the survivor',
  completion: 'author',
  pages: [
    {
      id: 'event',
      title: 'What it is about',
      items: [
        banner,
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'start', label: 'The start of the work' },
              { id: 'drop-out', label: 'The client’s dropping out' },
              { id: 'completion', label: 'The end of the work' },
              { id: 'escalation', label: 'A rise in risk' },
              { id: 'other', label: 'Another thing that she should hear' },
            ],
          },
          'after',
          'What is it about?',
          { required: 'Say what the update is about' },
        ),
        ask({ kind: 'text' }, 'after-what', 'What else?', {
          when: said('after', 'other'),
          required: 'Say what else it is about',
        }),
        ask({ kind: 'date' }, 'after-on', 'On which day was that?', {
          required: 'Put the day of what the update is about',
        }),
      ],
    },
    {
      id: 'telling',
      title: 'Telling the survivor',
      items: [
        {
          kind: 'guidance',
          id: 'safely',
          title: 'Only by the safe ways in “Survivor link”',
          text: [
            'Ask the survivor’s worker to pass it on. Agree what they say and when, and what happens if somebody else is there.',
          ],
        },
        ask({ kind: 'text' }, 'through', 'Through whom?', {
          hint: 'The survivor’s worker, or who stands in for them.',
          required: 'Say through whom',
        }),
        {
          kind: 'rows',
          id: 'tries',
          label: 'Tries that did not reach the survivor',
          rowLabel: 'Try',
          addLabel: 'Add a try',
          most: 20,
          columns: [
            { kind: 'date', id: 'tried-on', label: 'Date' },
            { kind: 'text', id: 'tried-how', label: 'How, and what came of it?' },
          ],
        },
        ask({ kind: 'yesno' }, 'reached', 'Has the survivor been told?', {
          required: 'Say whether the survivor has been told',
        }),
        ask({ kind: 'date' }, 'again-on', 'When is it tried again?', {
          when: said('reached', 'no'),
          required: 'Put the day on which it is tried again',
        }),
        ask({ kind: 'date' }, 'told-on', 'When were they told?', {
          when: isTold,
          required: 'Put the day on which the survivor was told',
        }),
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'face-to-face', label: 'Face to face' },
              { id: 'call', label: 'By telephone' },
              { id: 'message', label: 'In writing' },
              { id: 'other', label: 'Another way' },
            ],
          },
          'how',
          'In which way?',
          { when: isTold, required: 'Say in which way they were told' },
        ),
        ask({ kind: 'yesno' }, 'safe', 'Was it safe to tell them then and there?', {
          when: isTold,
          required: 'Say whether it was safe',
        }),
        ask(
          { kind: 'prose', maxLength: 2_000 },
          'not-safe',
          'What was not safe, and what is done about it?',
          {
            when: said('safe', 'no'),
            required: 'Say what was not safe, and what is done about it',
          },
        ),
        {
          kind: 'guidance',
          id: 'not-safe-guidance',
          title: 'Talk to the worker and your manager today',
          tone: 'warning',
          text: ['Put right in “Survivor link” what is not safe any more.'],
          appliesWhen: said('safe', 'no'),
        },
      ],
    },
    {
      id: 'words',
      title: 'What was said, and what comes next',
      items: [
        ask({ kind: 'prose' }, 'told', 'What was the survivor told?', {
          when: isTold,
          required: 'Say what the survivor was told',
        }),
        ask({ kind: 'prose' }, 'heard', 'What did they say to it?', {
          hint: 'As far as they want you to know. It goes no further without an entry in the disclosure register here.',
          when: isTold,
        }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'next', 'What do you do next?'),
      ],
    },
  ],
}
