import type { FormDefinition, PageDefinition } from '#forms'
import { segment } from './wheel.ts'

const part = (id: string, title: string, label: string, looks: readonly string[]): PageDefinition =>
  segment(title, {
    answer: {
      kind: 'scale',
      id,
      label,
      hint: 'Where am I with this now?',
      from: 0,
      to: 10,
      lowest: 'Not at all',
      highest: 'All the time',
      dontKnow: true,
    },
    looks,
  })

/** Eight parts of a fair relationship, each with where the client is now (forms.md §4). The wheel is well known; the words are ours. */
export const equalityWheel: FormDefinition = {
  id: 'equality-wheel',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'The Equality wheel',
  profiles: ['family-safeguarding'],
  completion: 'author',
  scoring: 'parts',
  minutes: 30,
  pages: [
    part('safe', 'Being safe to be with', 'How safe does my partner feel with me?', [
      'My partner can say what they think, and is not afraid of me.',
      'I stay calm, or I go and come back when I am calm.',
    ]),
    part('respect', 'Respect', 'How much respect do I show?', [
      'I listen to the end. I do not judge.',
      'What my partner feels and thinks counts as much as what I do.',
    ]),
    part('trust', 'Trust and support', 'How much do I trust and help my partner?', [
      'I want my partner to do well in life.',
      'My partner has friends and things to do without me, and I am glad.',
    ]),
    part('honest', 'Being honest', 'How honest am I about what I do?', [
      'I own up when I have done wrong, and I do not blame others for it.',
      'I tell the truth. I talk about the times when I used force.',
    ]),
    part('parent', 'Being a good parent', 'How good a parent am I?', [
      'I do my share for the children, each day.',
      'They see me sort things out without shouting or hitting.',
    ]),
    part('share', 'Sharing the work', 'How fairly do we share the work and the choices?', [
      'We agree who does what at home, and both find it fair.',
      'We make the choices for our family together.',
    ]),
    part('money', 'Sharing the money', 'How fairly do we deal with money?', [
      'We both know what comes in and what goes out.',
      'We both have a say, and both are better off.',
    ]),
    part('fair', 'Being fair when we do not agree', 'How fairly do I settle things?', [
      'I look for a way that is right for both of us.',
      'I can give way. I can live with a change of plan.',
    ]),
  ],
}
