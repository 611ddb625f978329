import type { FormDefinition } from '#forms'

/** Asked before a copy is made for the client to keep (people-and-pathway.md, Taking paper home). */
export const takeHome: FormDefinition = {
  id: 'take-home',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Safe to take home?',
  pages: [
    {
      id: 'home',
      title: 'Safe to take home?',
      intro: 'Talk it through with the client first. Paper and files can be found.',
      items: [
        {
          kind: 'text',
          id: 'who',
          label: 'Who else might see it there?',
          hint: 'At home, at work, on a shared phone. Put “nobody” if nobody would.',
          requiredFor: { completion: 'Say who else might see it' },
        },
        {
          kind: 'yesno',
          id: 'safe',
          label: 'Is it safe for them to have it?',
          hint: 'For the client, for the survivor and for the children.',
          requiredFor: { completion: 'Say whether it is safe for them to have it' },
        },
        {
          kind: 'guidance',
          id: 'not-safe',
          title: 'Make no copy today',
          tone: 'warning',
          text: ['It stays here, and they can read it with you at the next session. Ask again then.'],
          appliesWhen: { field: 'safe/answer', is: 'no' },
        },
        {
          kind: 'prose',
          id: 'agreed',
          label: 'What did you agree?',
          hint: 'Where it is kept, or what you do instead.',
          maxLength: 2_000,
        },
      ],
    },
  ],
}
