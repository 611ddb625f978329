import type { FormDefinition, ItemDefinition } from '#forms'

const header = {
  id: 'alert-response',
  compartment: 'officer',
  audience: 'officer',
  title: 'What I did about the alert',
  completion: 'author',
} as const

const whatIDid: readonly ItemDefinition[] = [
  {
    kind: 'choices',
    id: 'told',
    label: 'Who have you told?',
    options: [
      { id: 'police', label: 'Police' },
      { id: 'social-worker', label: 'Social worker' },
      { id: 'survivors-worker', label: 'Survivor’s worker' },
      { id: 'manager', label: 'Manager' },
      { id: 'nobody', label: 'Nobody yet', exclusive: true },
    ],
    requiredFor: { completion: 'Say who you have told, or that you have told nobody yet' },
  },
  {
    kind: 'prose',
    id: 'why-nobody',
    label: 'Why nobody yet, and when will you?',
    appliesWhen: { field: 'told/answer', includes: 'nobody' },
    requiredFor: { completion: 'Say why you have told nobody yet, and when you will' },
  },
  {
    kind: 'prose',
    id: 'did',
    label: 'What did you do?',
    hint: 'What you asked, what the client said, what you agreed, who does what next.',
    requiredFor: { completion: 'Write what you did' },
  },
]

/** Asked with each alert whether it is safe to end; the appointment asks that now, at every hand-back. */
export const alertResponse1: FormDefinition = {
  ...header,
  version: 1,
  pages: [
    {
      id: 'response',
      title: 'What I did',
      items: [
        {
          kind: 'yesno',
          id: 'safe-to-end',
          label: 'Is it safe to end here?',
          hint: 'For the client, for the survivor and for the children.',
          requiredFor: { completion: 'Say whether it is safe to end here' },
        },
        {
          kind: 'guidance',
          id: 'not-safe',
          title: 'Stay with the client',
          tone: 'warning',
          text: [
            'Do not let the client leave alone. If life is in danger ring 999 now; otherwise ring your manager from where you are.',
          ],
          appliesWhen: { field: 'safe-to-end/answer', is: 'no' },
        },
        ...whatIDid,
      ],
    },
  ],
}

/** What the officer did about an alert, begun at hand-back (people-and-pathway.md, Alerts). */
export const alertResponse: FormDefinition = {
  ...header,
  version: 2,
  pages: [{ id: 'response', title: 'What I did', items: whatIDid }],
}
