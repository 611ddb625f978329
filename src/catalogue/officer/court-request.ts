import { ask, type FormDefinition, said } from '#forms'

/** A report that a court is to have: who writes it, by when, and the manager's approval (people-and-pathway.md, Roles). */
export const courtRequest: FormDefinition = {
  id: 'court-request',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Report for court',
  profiles: ['family-safeguarding'],
  completion: 'countersigned',
  pages: [
    {
      id: 'request',
      title: 'What the court wants',
      items: [
        ask({ kind: 'text' }, 'court', 'Which court?', { required: 'Say which court' }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'asked-for', 'What is to be reported on?', {
          required: 'Say what is to be reported on',
        }),
        ask({ kind: 'date' }, 'asked-on', 'When was it asked for?', {
          required: 'Put the day it was asked for',
        }),
        ask({ kind: 'date' }, 'needed-by', 'By when must it be there?', {
          required: 'Put the day it must be there',
        }),
        ask({ kind: 'date' }, 'hearing', 'Date of the hearing'),
      ],
    },
    {
      id: 'writer',
      title: 'Who writes it',
      items: [
        ask({ kind: 'text' }, 'writer', 'Who writes it?', { required: 'Say who writes it' }),
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'po', label: 'PO' },
              { id: 'pso', label: 'PSO' },
            ],
          },
          'grade',
          'Their grade',
          { required: 'Say which grade the writer has' },
        ),
        {
          kind: 'guidance',
          id: 'grade-guidance',
          title: 'A PO writes for the court',
          tone: 'warning',
          text: ['Somebody else may only where the manager has agreed to an exception.'],
          appliesWhen: said('grade', 'pso'),
        },
        ask({ kind: 'prose', maxLength: 2_000 }, 'exception', 'Why this exception?', {
          when: said('grade', 'pso'),
          required: 'Say why a PO does not write it',
        }),
        ask({ kind: 'date' }, 'discussed', 'When was it discussed with the Team Manager?', {
          hint: 'Before it is written.',
          required: 'Put the day it was discussed with the Team Manager',
        }),
      ],
    },
  ],
}
