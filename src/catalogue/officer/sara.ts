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
  id: string,
  label: string,
  missing: string,
  hint?: string,
  ...more: readonly CompanionDefinition[]
): QuestionDefinition => ({
  kind: 'rating',
  id,
  label,
  levels: [
    { id: '0', points: 0, label: 'not so' },
    { id: '1', points: 1, label: 'partly so, or it may be' },
    { id: '2', points: 2, label: 'clearly so' },
  ],
  dontKnow: true,
  dontKnowAs: { mark: '–', key: '-', label: 'left out: too little is known' },
  companions: [critical, ...more],
  requiredFor: { completion: missing },
  ...(hint === undefined ? {} : { hint }),
})

const noAssessment = 'No mental health assessment to go by? Rate what you have seen, and tick “Provisional”.'
const currentToo = 'Also look at the current offence, where that tells you something.'

const part = (
  id: string,
  title: string,
  evidence: Pick<QuestionDefinition, 'id' | 'label' | 'requiredFor'>,
  items: readonly QuestionDefinition[],
): PageDefinition => ({
  id,
  title,
  items: [
    ...items,
    {
      kind: 'prose',
      ...evidence,
      hint: 'What you know, where from and when, item by item. Also why an item is left out or critical.',
    },
  ],
})

const parts = [
  part(
    'criminal-history',
    'Criminal history',
    {
      id: 'criminal-history-evidence',
      label: 'Evidence: criminal history',
      requiredFor: { completion: 'Write the evidence for the part “Criminal history”' },
    },
    [
      rated('i01', '1. Has assaulted family members before', 'Rate item 1, or leave it out with “–”'),
      rated('i02', '2. Has assaulted strangers or people they know', 'Rate item 2, or leave it out with “–”'),
      rated(
        'i03',
        '3. Has broken the terms of release, bail or supervision',
        'Rate item 3, or leave it out with “–”',
      ),
    ],
  ),
  part(
    'adjustment',
    'Psychosocial adjustment',
    {
      id: 'adjustment-evidence',
      label: 'Evidence: psychosocial adjustment',
      requiredFor: { completion: 'Write the evidence for the part “Psychosocial adjustment”' },
    },
    [
      rated('i04', '4. Trouble in relationships lately', 'Rate item 4, or leave it out with “–”'),
      rated(
        'i05',
        '5. Trouble with work lately',
        'Rate item 5, or leave it out with “–”',
        'Jobs lost or often changed, long times without work.',
      ),
      rated(
        'i06',
        '6. Saw or suffered violence in the family while growing up',
        'Rate item 6, or leave it out with “–”',
      ),
      rated(
        'i07',
        '7. Misuses or depends on alcohol or drugs lately',
        'Rate item 7, or leave it out with “–”',
      ),
      rated(
        'i08',
        '8. Thoughts or plans of suicide, or of killing someone, lately',
        'Rate item 8, or leave it out with “–”',
      ),
      rated(
        'i09',
        '9. Signs of psychosis or mania lately',
        'Rate item 9, or leave it out with “–”',
        noAssessment,
        provisional,
      ),
      rated(
        'i10',
        '10. Personality disorder with anger, impulses or moods out of hand',
        'Rate item 10, or leave it out with “–”',
        noAssessment,
        provisional,
      ),
    ],
  ),
  part(
    'assault-history',
    'History of assaults on partners',
    {
      id: 'assault-history-evidence',
      label: 'Evidence: history of assaults on partners',
      requiredFor: { completion: 'Write the evidence for the part “History of assaults on partners”' },
    },
    [
      rated('i11', '11. Has assaulted a partner physically', 'Rate item 11, or leave it out with “–”'),
      rated(
        'i12',
        '12. Has assaulted a partner sexually, or is sexually jealous',
        'Rate item 12, or leave it out with “–”',
      ),
      rated(
        'i13',
        '13. Has used a weapon on a partner, or made threats to kill that were believable',
        'Rate item 13, or leave it out with “–”',
      ),
      rated(
        'i14',
        '14. Assaults come more often or are worse lately',
        'Rate item 14, or leave it out with “–”',
      ),
      rated('i15', '15. Has broken an order to keep away', 'Rate item 15, or leave it out with “–”'),
      rated(
        'i16',
        '16. Plays down or denies the assaults in the extreme',
        'Rate item 16, or leave it out with “–”',
        currentToo,
      ),
      rated(
        'i17',
        '17. Holds views that excuse or allow assaults on a partner',
        'Rate item 17, or leave it out with “–”',
        currentToo,
      ),
    ],
  ),
  part(
    'current-offence',
    'The current offence, as alleged',
    {
      id: 'current-offence-evidence',
      label: 'Evidence: the current offence, as alleged',
      requiredFor: { completion: 'Write the evidence for the part “The current offence, as alleged”' },
    },
    [
      rated('i18', '18. The assault was severe, or sexual', 'Rate item 18, or leave it out with “–”'),
      rated(
        'i19',
        '19. A weapon was used, or there were believable threats to kill',
        'Rate item 19, or leave it out with “–”',
      ),
      rated('i20', '20. An order to keep away was broken', 'Rate item 20, or leave it out with “–”'),
    ],
  ),
] as const

const counts: ComputedDefinition = {
  kind: 'computed',
  id: 'counts',
  label: 'Your ratings, counted',
  hint: 'A count and nothing more. No number here stands for a level of risk: one critical item can outweigh all others.',
  from: { counts: parts.map(({ id }) => id) },
}

const summaryRating = (id: string, label: string, hint: string, missing: string): QuestionDefinition => ({
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
  requiredFor: { completion: missing },
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
          'Give the summary rating for the partner',
        ),
        summaryRating(
          'other-people',
          'Imminent risk of violence towards others',
          'Children, family, a new partner, anyone else.',
          'Give the summary rating for others',
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
