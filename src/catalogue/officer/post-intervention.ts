import { ask, type CompanionDefinition, type FormDefinition, type ItemDefinition } from '#forms'
import { attendanceCounted } from './from-case-file.ts'
import { aboutParent, signingPage } from './report-parts.ts'
import { riskBlock } from './risk-block.ts'

/** Taken over from what was counted. */
const counted: CompanionDefinition = {
  kind: 'tick',
  id: 'taken-over',
  label: 'Counted from the appointments',
}

/** What one-to-one work has come to, at its end (forms.md §9): appointments are counted from their outcomes. */
export const postIntervention = report(2, { says: [attendanceCounted], beside: [counted] })

/** The first version left counting to the officer. */
export const postIntervention1 = report(1, {
  intro: 'Count the appointments of this work in the list of appointments.',
  says: [],
})

function report(
  version: number,
  attendance: {
    readonly intro?: string
    readonly says: readonly ItemDefinition[]
    readonly beside?: readonly CompanionDefinition[]
  },
): FormDefinition {
  const { intro, says, beside } = attendance
  const companions = beside ? { companions: beside } : {}
  return {
    id: 'post-intervention',
    version,
    compartment: 'officer',
    audience: 'officer',
    title: 'Post-intervention report',
    profiles: ['family-safeguarding'],
    completion: 'countersigned',
    countersignWhen: { field: 'countersign/answer', is: 'yes' },
    pages: [
      aboutParent(
        ask({ kind: 'text' }, 'social-worker', 'Social worker'),
        ask({ kind: 'text' }, 'reference', 'Case reference'),
      ),
      {
        id: 'work',
        title: 'The work',
        items: [
          ask({ kind: 'prose' }, 'planned', 'What was planned?', {
            hint: 'The aims in the action plan.',
            required: 'Say what was planned',
          }),
          ask({ kind: 'prose' }, 'completed', 'What was done?', {
            hint: 'Aim by aim: what you worked on together, and how.',
            required: 'Say what was done',
          }),
        ],
      },
      {
        id: 'engagement',
        title: 'Taking part',
        ...(intro === undefined ? {} : { intro }),
        items: [
          ...says,
          ask({ kind: 'text', maxLength: 20 }, 'offered', 'Appointments offered', {
            required: 'Put how many appointments were offered',
            ...companions,
          }),
          ask({ kind: 'text', maxLength: 20 }, 'attended', 'Appointments attended', {
            required: 'Put how many appointments were attended',
            ...companions,
          }),
          ask({ kind: 'text', maxLength: 20 }, 'missed', 'Appointments missed without a word', companions),
          ask({ kind: 'prose' }, 'engagement', 'How did the client take part?', {
            hint: 'Openness, effort between sessions, what made it harder.',
            required: 'Say how the client took part',
          }),
        ],
      },
      {
        id: 'progress',
        title: 'Progress and risk',
        intro: 'A lower score in what the client says of themself is no progress until other sources agree.',
        items: [
          ask({ kind: 'prose' }, 'progress', 'What progress is there?', {
            hint: 'What has changed, and how you know.',
            required: 'Say what progress there is',
          }),
          ask({ kind: 'prose' }, 'strengths', 'What are the strengths?', {
            required: 'Say what the strengths are',
          }),
          ask({ kind: 'prose' }, 'risk-change', 'How has the risk of harm changed?', {
            required: 'Say how the risk of harm has changed',
          }),
          ask({ kind: 'prose' }, 'concern', 'What is still a concern?', {
            required: 'Say what is still a concern',
          }),
        ],
      },
      ...riskBlock,
      {
        id: 'left',
        title: 'What is left',
        items: [
          {
            kind: 'rows',
            id: 'left',
            label: 'Work that is left',
            rowLabel: 'Piece of work',
            addLabel: 'Add a piece of work',
            ready: 2,
            columns: [
              { kind: 'prose', id: 'left-what', label: 'What is it?', maxLength: 2_000 },
              { kind: 'text', id: 'left-who', label: 'Who does it?' },
              { kind: 'date', id: 'left-by', label: 'By when?' },
            ],
          },
          ask({ kind: 'prose' }, 'left-more', 'What else should happen after this?', {
            hint: 'If nothing is left, say so here.',
            required: 'Say what should happen after this, or that nothing is left',
          }),
        ],
      },
      signingPage,
    ],
  }
}
