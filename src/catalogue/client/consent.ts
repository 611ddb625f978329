import type { FormDefinition, GuidanceDefinition, ItemDefinition, QuestionDefinition } from '#forms'

/** The wordings differ by who asked for the work (forms.md §3). */
const westSussex = { field: 'authority/answer', is: 'west-sussex' } as const
const surrey = { field: 'authority/answer', is: 'surrey' } as const

const told = (
  id: string,
  title: string,
  text: readonly string[],
  appliesWhen?: GuidanceDefinition['appliesWhen'],
): GuidanceDefinition => ({ kind: 'guidance', id, title, text, ...(appliesWhen ? { appliesWhen } : {}) })

/** A kind of agency that the client may refuse. */
const mayContact = (id: string, label: string): QuestionDefinition => ({
  kind: 'choice',
  id,
  label,
  options: [
    { id: 'yes', label: 'Yes, you may' },
    { id: 'no', label: 'No, please do not' },
    { id: 'not-sure', label: 'I am not sure yet' },
  ],
  requiredFor: { completion: `Say if we may talk to: ${label.toLowerCase()}` },
})

const asked = (id: string, label: string, completion: string): QuestionDefinition => ({
  kind: 'yesno',
  id,
  label,
  dontKnow: true,
  requiredFor: { completion },
})

const whatThisIs: readonly ItemDefinition[] = [
  {
    kind: 'choice',
    id: 'authority',
    label: 'Which council asked for this work?',
    options: [
      { id: 'west-sussex', label: 'West Sussex County Council' },
      { id: 'surrey', label: 'Surrey County Council' },
    ],
    requiredFor: { completion: 'Say which council asked for this work' },
  },
  told('who-we-are', 'Who your worker is', [
    'Your worker is a Domestic Abuse Officer. They come from Probation and now work with the council’s teams for children. They work with people who have hurt a partner or an ex-partner.',
  ]),
  told(
    'west-sussex-what',
    'What you are asked to say yes to',
    [
      'Your social worker would like to send you to our team. We first look at risk: how likely it is that someone gets hurt. If it seems right, we then work with you on change.',
      'Your leaflet tells you more about what you would do.',
    ],
    westSussex,
  ),
  told(
    'surrey-what',
    'What you are asked to say yes to',
    [
      'The council would like to send you to our team. We may look at risk: how likely it is that someone gets hurt. We may also work with you on change, or do both.',
      'Your leaflet tells you why you were sent to us.',
    ],
    surrey,
  ),
  told('your-choice', 'It is up to you', [
    'No one can make you do this. You can say no. You can say yes now and change your mind later: just tell your worker.',
  ]),
]

const whatWeSay: readonly ItemDefinition[] = [
  told('use', 'How we use it', [
    'We use what you tell us to look at risk. We write it down and keep it with the notes on your case.',
  ]),
  told(
    'west-sussex-owner',
    'Who it belongs to',
    ['What we write about risk belongs to West Sussex County Council. Your social worker will get it too.'],
    westSussex,
  ),
  told(
    'surrey-owner',
    'Who it belongs to',
    ['What we write about risk belongs to Surrey County Council.'],
    surrey,
  ),
  told('team', 'Who in the team can see it', [
    'We are one team, and the people in it share what they know. Your social worker and the team’s manager look at it often. So do others in the team.',
  ]),
]

const openAndPrivate: readonly ItemDefinition[] = [
  told('safety-first', 'Safety comes first', [
    'Before we share a thing, we ask one question: does it keep children and adults safe? We do the same with every family we work with.',
  ]),
  told('what-you-say', 'What you tell us', [
    'We may share it with your partner or ex-partner, and with the people who work with your family. If there is a thing you want to keep private, ask us. We will, if everyone can still be safe.',
    'If others need to know it, you get the chance to tell them first. We will help you, and later we check that it was done.',
  ]),
  told('what-others-say', 'What other people tell us', [
    'What people tell us about themselves is theirs. We do not pass it on if that could put someone at risk. This works the same way for you and for all others.',
  ]),
  asked(
    'principles-explained',
    'Has your worker gone through this page with you?',
    'Say if your worker has gone through what we share and what we keep private',
  ),
]

/** Saying yes to the work, or not; signed by the client (forms.md §3, people-and-pathway.md Confidentiality). */
export const consent: FormDefinition = {
  id: 'consent',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'What this is, and saying yes to it',
  minutes: 20,
  pages: [
    { id: 'what-this-is', title: 'What this is', items: whatThisIs },
    {
      id: 'who-we-talk-to',
      title: 'Who we talk to',
      intro: 'To do this work we need to hear from others who know you or your family.',
      items: [
        told('always', 'We always talk to', [
          'The police.',
          'Probation.',
          'Children’s services, which is the council’s team for children.',
        ]),
        mayContact('drug-alcohol', 'A drug and alcohol service'),
        mayContact('gp', 'Your GP, the doctor you see'),
        mayContact('mental-health', 'The mental health team near you'),
        {
          ...mayContact('other', 'Anyone else'),
          companions: [{ kind: 'text', id: 'who', label: 'Who is that?' }],
          requiredFor: { completion: 'Say if we may talk to anyone else' },
        },
      ],
    },
    {
      id: 'what-you-say',
      title: 'What happens to what you say',
      items: whatWeSay,
    },
    {
      id: 'open-and-private',
      title: 'What we share and what we keep private',
      items: openAndPrivate,
    },
    {
      id: 'before-you-sign',
      title: 'Before you sign',
      items: [
        asked('leaflet', 'Have you been given the leaflet?', 'Say if you have been given the leaflet'),
        asked(
          'questions-answered',
          'Could you ask what you wanted, and did you get an answer?',
          'Say if your questions were answered',
        ),
        {
          kind: 'prose',
          id: 'open-question',
          label: 'What would you still like to know?',
          hint: 'You can leave this empty.',
          maxLength: 2_000,
          dontKnow: true,
        },
      ],
    },
    {
      id: 'sign',
      title: 'Your name',
      intro: 'Sign only if you want to do this work. If you are not sure, talk with your worker first.',
      items: [
        {
          kind: 'text',
          id: 'name',
          label: 'Your full name',
          maxLength: 120,
          requiredFor: { completion: 'Put your full name' },
        },
        { kind: 'date', id: 'date', label: 'The date today', requiredFor: { completion: 'Put the date' } },
        {
          kind: 'signature',
          id: 'signature',
          label: 'I have read this, I could ask about it, and I say yes',
          nameField: 'name/answer',
          requiredFor: { completion: 'Sign, if you say yes to this work' },
        },
      ],
    },
  ],
}
