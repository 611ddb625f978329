import type {
  CompanionDefinition,
  ComputedDefinition,
  FormDefinition,
  PageDefinition,
  QuestionDefinition,
} from '#forms'
import { caseFileGiven, takenOver } from './from-case-file.ts'

const critical: CompanionDefinition = { kind: 'tick', id: 'critical', label: 'Critical' }
const provisional: CompanionDefinition = { kind: 'tick', id: 'provisional', label: 'Provisional' }

/** Rated 0, 1 or 2, or left out. Left out is no 0: nothing was added up for it (forms.md §5). */
const rated = (
  number: number,
  label: string,
  hint?: string,
  ...more: readonly CompanionDefinition[]
): QuestionDefinition => ({
  kind: 'rating',
  id: `i${String(number).padStart(2, '0')}`,
  label: `${number}. ${label}`,
  levels: [
    { id: '0', points: 0, label: 'not so' },
    { id: '1', points: 1, label: 'partly so, or it may be' },
    { id: '2', points: 2, label: 'clearly so' },
  ],
  dontKnow: true,
  dontKnowAs: { mark: '–', key: '-', label: 'left out: too little is known' },
  companions: [critical, ...more],
  requiredFor: { completion: `Rate item ${number}, or leave it out with “–”` },
  ...(hint === undefined ? {} : { hint }),
})

const noAssessment = 'No mental health assessment to go by? Rate what you have seen, and tick “Provisional”.'
const currentToo = 'Also look at the current offence, where that tells you something.'

const part = (id: string, title: string, items: readonly QuestionDefinition[]): PageDefinition => ({
  id,
  title,
  items: [
    ...items,
    {
      kind: 'prose',
      id: `${id}-evidence`,
      label: `Evidence: ${title.toLowerCase()}`,
      hint: 'What you know, where from and when, item by item. Also why an item is left out or critical.',
      requiredFor: { completion: `Write the evidence for the part “${title}”` },
    },
  ],
})

const parts = [
  part('criminal-history', 'Criminal history', [
    rated(1, 'Has assaulted family members before'),
    rated(2, 'Has assaulted strangers or people they know'),
    rated(3, 'Has broken the terms of release, bail or supervision'),
  ]),
  part('adjustment', 'Psychosocial adjustment', [
    rated(4, 'Trouble in relationships lately'),
    rated(5, 'Trouble with work lately', 'Jobs lost or often changed, long times without work.'),
    rated(6, 'Saw or suffered violence in the family while growing up'),
    rated(7, 'Misuses or depends on alcohol or drugs lately'),
    rated(8, 'Thoughts or plans of suicide, or of killing someone, lately'),
    rated(9, 'Signs of psychosis or mania lately', noAssessment, provisional),
    rated(10, 'Personality disorder with anger, impulses or moods out of hand', noAssessment, provisional),
  ]),
  part('assault-history', 'History of assaults on partners', [
    rated(11, 'Has assaulted a partner physically'),
    rated(12, 'Has assaulted a partner sexually, or is sexually jealous'),
    rated(13, 'Has used a weapon on a partner, or made threats to kill that were believable'),
    rated(14, 'Assaults come more often or are worse lately'),
    rated(15, 'Has broken an order to keep away'),
    rated(16, 'Plays down or denies the assaults in the extreme', currentToo),
    rated(17, 'Holds views that excuse or allow assaults on a partner', currentToo),
  ]),
  part('current-offence', 'The current offence, as alleged', [
    rated(18, 'The assault was severe, or sexual'),
    rated(19, 'A weapon was used, or there were believable threats to kill'),
    rated(20, 'An order to keep away was broken'),
  ]),
] as const

const counts: ComputedDefinition = {
  kind: 'computed',
  id: 'counts',
  label: 'Your ratings, counted',
  hint: 'A count and nothing more. No number here stands for a level of risk: one critical item can outweigh all others.',
  from: { counts: parts.map(({ id }) => id) },
}

const summaryRating = (id: string, label: string, hint: string): QuestionDefinition => ({
  kind: 'rating',
  id,
  label,
  hint,
  levels: [
    { id: 'low', label: 'Low', meaning: 'Nothing points to violence soon as things stand now.' },
    {
      id: 'moderate',
      label: 'Moderate',
      meaning: 'Some things point to violence. It would need watching, and a plan for what could set it off.',
    },
    {
      id: 'high',
      label: 'High',
      meaning: 'Violence could come at any time now. Action to protect people cannot wait.',
    },
  ],
  requiredFor: { completion: `Give the summary rating: ${label.toLowerCase()}` },
})

/** Spousal assault risk in 20 items: professional judgement along a list, whose numbers are never turned into a level. */
export const sara: FormDefinition = {
  id: 'sara',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  profiles: ['family-safeguarding'],
  title: 'SARA: risk of assault on a partner',
  completion: 'author',
  pages: [
    {
      id: 'about',
      title: 'About this assessment',
      items: [
        {
          kind: 'guidance',
          id: 'how',
          title: 'How to use it',
          text: [
            'It orders your own judgement. Go through the items with everything you know, rate each, and mark as critical what weighs heavily by itself.',
            'Rate from files, records and other people too, never from the client’s word alone. Leave an item out when you know too little.',
          ],
        },
        caseFileGiven,
        {
          kind: 'text',
          id: 'name',
          label: 'Name of the accused',
          companions: [takenOver],
          requiredFor: { completion: 'Put the name of the accused' },
        },
        { kind: 'date', id: 'date-of-birth', label: 'Date of birth', companions: [takenOver] },
        {
          kind: 'text',
          id: 'assessor',
          label: 'Name of the assessor',
          requiredFor: { completion: 'Put the name of the assessor' },
        },
        { kind: 'text', id: 'job-title', label: 'Title of the assessor' },
        {
          kind: 'date',
          id: 'date',
          label: 'Date of this assessment',
          requiredFor: { completion: 'Put the date of this assessment' },
        },
      ],
    },
    ...parts,
    {
      id: 'others',
      title: 'Other considerations',
      intro: 'Anything that matters for the risk and is in no item above. You can leave this empty.',
      items: [
        {
          kind: 'rows',
          id: 'considerations',
          label: 'Other considerations',
          rowLabel: 'Consideration',
          addLabel: 'Add a consideration',
          ready: 3,
          most: 3,
          columns: [
            { kind: 'text', id: 'consideration', label: 'What is it?', maxLength: 500 },
            { kind: 'tick', id: 'consideration-critical', label: 'Critical' },
          ],
        },
      ],
    },
    {
      id: 'summary',
      title: 'Summary ratings',
      items: [
        counts,
        summaryRating(
          'partner',
          'Imminent risk of violence towards the partner',
          'Your own judgement of all of it.',
        ),
        summaryRating(
          'other-people',
          'Imminent risk of violence towards others',
          'Children, family, a new partner, anyone else.',
        ),
        {
          kind: 'prose',
          id: 'other-people-who',
          label: 'Who are the others at risk?',
          appliesWhen: {
            any: [
              { field: 'other-people/answer', is: 'moderate' },
              { field: 'other-people/answer', is: 'high' },
            ],
          },
          requiredFor: { completion: 'Say who the others at risk are' },
        },
        {
          kind: 'signature',
          id: 'signature',
          label: 'Signature of the assessor',
          nameField: 'assessor/answer',
          requiredFor: { completion: 'Sign the assessment' },
        },
      ],
    },
  ],
}
