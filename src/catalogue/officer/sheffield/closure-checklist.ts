import { ask, type Condition, type FormDefinition, type QuestionDefinition, said } from '#forms'
import { aboutPerson, sheffield, signingPage, survivorsApart } from './parts.ts'

const recorded = (
  id: string,
  label: string,
  { hint, required, ifPossible }: { hint: string; required: string; ifPossible?: true },
): QuestionDefinition =>
  ask(
    {
      kind: 'choice',
      options: [
        { id: 'yes', label: 'Yes' },
        { id: 'no', label: 'No' },
        ...(ifPossible ? [{ id: 'not-possible', label: 'It was not possible' }] : []),
      ],
    },
    id,
    label,
    {
      hint,
      required,
      companions: [
        { kind: 'prose', id: 'where', label: 'What, and where is it recorded?', maxLength: 2_000 },
      ],
    },
  )

const open: Condition = {
  any: ['worker-confident', 'manager-confident', 'understanding', 'expectations', 'network', 'role'].map(
    (id) => said(id, 'no'),
  ),
}
const done: Condition = {
  all: [
    ...['worker-confident', 'manager-confident', 'understanding', 'expectations', 'role'].map((id) =>
      said(id, 'yes'),
    ),
    { any: [said('network', 'yes'), said('network', 'not-possible')] },
  ],
}

/**
 * What has to be there before a case closes without a full assessment: four of the six things here, the two about the survivor in
 * `closure-checklist-survivor` (people-and-pathway.md, Sheffield profile).
 */
export const closureChecklist: FormDefinition = {
  ...sheffield,
  id: 'closure-checklist',
  title: 'Closing without a full assessment',
  completion: 'countersigned',
  pages: [
    aboutPerson(),
    {
      id: 'confident',
      title: 'Are you both confident?',
      items: [
        ask(
          { kind: 'yesno' },
          'worker-confident',
          'Is the social worker confident that the abuse will not go on?',
          {
            required: 'Say whether the social worker is confident',
            companions: [{ kind: 'prose', id: 'why', label: 'Why?', counted: true }],
          },
        ),
        ask(
          { kind: 'yesno' },
          'manager-confident',
          'Is the Senior Fieldwork Manager confident that the abuse will not go on?',
          {
            required: 'Say whether the Senior Fieldwork Manager is confident',
            companions: [{ kind: 'prose', id: 'why', label: 'Why?', counted: true }],
          },
        ),
      ],
    },
    {
      id: 'recorded',
      title: 'Is it recorded?',
      intro:
        'Six things have to be. Four are here; the safety plan and the support have a confidential part.',
      items: [
        survivorsApart('Its record is “Closing: the survivor’s part”, in the confidential part.'),
        recorded('understanding', 'Does this person understand what they did, and accept referrals?', {
          hint: 'Which services, and where in the child’s plan.',
          required: 'Say whether this person understands and accepts referrals',
        }),
        recorded('expectations', 'Does the plan say what is expected of this person?', {
          hint: 'What to do and what not to do, in plain words.',
          required: 'Say whether the plan says what is expected',
        }),
        recorded('network', 'Has the network met?', {
          hint: 'They know the plan and their own part in keeping the children safe.',
          required: 'Say whether the network has met',
          ifPossible: true,
        }),
        recorded('role', 'Is this person’s part in family life planned?', {
          hint: 'What it is now, how it stays safe, and how it may go on from there.',
          required: 'Say whether this person’s part in family life is planned',
        }),
        {
          kind: 'guidance',
          id: 'may-close',
          title: 'Closing',
          text: ['Not known yet: something above is still open.'],
          outcomes: [
            { when: open, tone: 'warning', text: ['Not ready: something above is answered with no.'] },
            { when: done, text: ['This part is ready. The survivor’s part has to be ready too.'] },
          ],
        },
      ],
    },
    signingPage,
  ],
}
