import { ask, type FormDefinition, type QuestionDefinition } from '#forms'
import { aboutParent, signingPage } from './report-parts.ts'

/** One target of the programme, with what went well and what is still to come. */
const target = (id: string, label: string, required: string): QuestionDefinition =>
  ask({ kind: 'prose' }, id, label, {
    answerLabel: 'Progress',
    required,
    companions: [
      { kind: 'prose', id: 'strengths', label: 'Strengths' },
      { kind: 'prose', id: 'improve', label: 'What to improve' },
    ],
  })

/** What the group programme Better Me, Better Us has come to (forms.md §10); the client's own page is `post-programme-client`. */
export const postProgramme: FormDefinition = {
  id: 'post-programme',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Post-programme report: Better Me, Better Us',
  profiles: ['family-safeguarding'],
  completion: 'countersigned',
  countersignWhen: { field: 'countersign/answer', is: 'yes' },
  pages: [
    aboutParent(
      ask({ kind: 'text' }, 'social-worker', 'Social worker', { required: 'Put the social worker’s name' }),
    ),
    {
      id: 'programme',
      title: 'The programme',
      items: [
        ask({ kind: 'date' }, 'started', 'Started on', { required: 'Put the day the programme started' }),
        ask({ kind: 'date' }, 'ended', 'Completed on', { required: 'Put the day the programme ended' }),
        ask({ kind: 'text' }, 'facilitators', 'Facilitators', { required: 'Put the facilitators’ names' }),
        ask({ kind: 'text' }, 'location', 'Where it was held'),
      ],
    },
    {
      id: 'attendance',
      title: 'Attendance',
      intro:
        'The programme has 14 sessions of 2 hours. One before the group starts, one on their own and one after the group has ended are among them. Count in the register.',
      items: [
        ask({ kind: 'text', maxLength: 20 }, 'attended', 'Sessions attended', {
          required: 'Put how many sessions were attended',
        }),
        ask({ kind: 'text', maxLength: 20 }, 'absences', 'Absences', {
          required: 'Put how many absences there were',
        }),
        ask({ kind: 'text', maxLength: 20 }, 'catch-ups', 'Catch-up sessions attended', {
          required: 'Put how many catch-up sessions were attended',
        }),
      ],
    },
    {
      id: 'targets',
      title: 'Progress towards each target',
      intro:
        'Go by the facilitators’ notes, the work in the group and at home, the action plan, and what the client says of the change.',
      items: [
        target(
          'thoughts',
          'Knows their thoughts, feelings and behaviours',
          'Say how far they know their thoughts, feelings and behaviours',
        ),
        target(
          'abuse',
          'Knows abusive behaviour when they see it',
          'Say how far they know abusive behaviour',
        ),
        target(
          'strategies',
          'Has ways to manage it: speaking up without attack, talking to themself',
          'Say which ways they have to manage it',
        ),
        target(
          'healthy',
          'Knows what a healthy relationship is',
          'Say how far they know what a healthy relationship is',
        ),
        target(
          'values',
          'Knows their own values and beliefs',
          'Say how far they know their values and beliefs',
        ),
        target(
          'impact',
          'Knows what abuse does to children',
          'Say how far they know what abuse does to children',
        ),
        target('relapse', 'Has a plan against falling back', 'Say what plan they have against falling back'),
      ],
    },
    {
      id: 'general',
      title: 'In general, and what is left',
      items: [
        ask({ kind: 'prose' }, 'general', 'How did they take part?', {
          hint: 'With the content, with others in the group, with the facilitators, with the homework.',
          required: 'Say how they took part',
        }),
        ask({ kind: 'prose' }, 'left', 'What is left to do?', {
          hint: 'Work that still has to happen, and what to go on with.',
          required: 'Say what is left to do, or that nothing is',
        }),
      ],
    },
    signingPage,
  ],
}
