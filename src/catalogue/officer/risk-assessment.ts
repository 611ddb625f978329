import type { FormDefinition, PageDefinition, QuestionDefinition } from '#forms'
import { attendanceCounted, caseFileGiven } from './from-case-file.ts'
import { parentOrAdult, whoItIsAbout } from './report-parts.ts'
import { riskBlock, signing } from './risk-block.ts'

const words = (id: string, label: string, hint: string, missing?: string): QuestionDefinition => ({
  kind: 'prose',
  id,
  label,
  hint,
  ...(missing === undefined ? {} : { requiredFor: { completion: missing } }),
})

const sources: PageDefinition = {
  id: 'sources',
  title: 'Sources of information',
  intro: 'Every source by itself, with its date, and whether somebody else bears it out.',
  items: [
    {
      kind: 'rows',
      id: 'sources',
      label: 'Sources',
      rowLabel: 'Source',
      addLabel: 'Add a source',
      ready: 3,
      most: 20,
      counted: true,
      columns: [
        {
          kind: 'text',
          id: 'source',
          label: 'What or who',
          hint: 'A pre-sentence report, convictions, call-outs, an interview, a visit, an earlier assessment.',
        },
        { kind: 'date', id: 'source-date', label: 'Date' },
        {
          kind: 'choice',
          id: 'source-verified',
          label: 'Is it verified?',
          options: [
            { id: 'yes', label: 'Yes' },
            { id: 'no', label: 'No' },
            { id: 'asked', label: 'Asked, no answer yet' },
          ],
        },
      ],
    },
    attendanceCounted,
  ],
}

/** One form for both layouts of the source: everything that either asks (forms.md §6). */
export const riskAssessment: FormDefinition = {
  id: 'risk-assessment',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  profiles: ['family-safeguarding'],
  title: 'Risk assessment',
  completion: 'countersigned',
  countersignWhen: {
    any: [
      { field: 'countersign/answer', is: 'yes' },
      { field: 'court/answer', is: 'yes' },
    ],
  },
  pages: [
    {
      id: 'about',
      title: 'Who it is about',
      items: [
        {
          kind: 'guidance',
          id: 'apart',
          title: 'Some things do not belong here',
          tone: 'warning',
          text: [
            'The client may read this report. What came from the survivor or from anyone else, and the client does not know, goes into the confidential part, in the separate place of the case.',
          ],
        },
        caseFileGiven,
        ...whoItIsAbout(parentOrAdult),
        words(
          'qualifications',
          'Your professional qualifications',
          'Yours, as the author: training, grade, years of practice.',
        ),
      ],
    },
    sources,
    {
      id: 'assessments',
      title: 'Other assessments',
      items: [
        {
          kind: 'computed',
          id: 'sara-says',
          label: 'What SARA came to',
          from: { given: 'sara' },
        },
        {
          kind: 'computed',
          id: 'inventories-say',
          label: 'What the behaviour inventories came to',
          hint: 'The client’s own account.',
          from: { given: 'inventories' },
        },
        words(
          'other-assessments',
          'Other assessments',
          'SARA, the inventories and any other: when, what they came to, what you make of it.',
          'Write what other assessments came to, or that there are none',
        ),
      ],
    },
    {
      id: 'situation',
      title: 'How things are now',
      items: [
        words('accommodation', 'Accommodation', 'Where, with whom, for how long, how safe it is.'),
        words(
          'drugs-alcohol',
          'Drugs and alcohol',
          'What, how much, when last, what it has to do with the abuse.',
        ),
        words('employment', 'Employment', 'Work, training, what a week looks like.'),
        words('finances', 'Finances', 'Income, debts, who decides about money.'),
        words(
          'wellbeing',
          'Health and emotional wellbeing',
          'Diagnoses, treatment, mood, thoughts of suicide.',
        ),
      ],
    },
    {
      id: 'family',
      title: 'Family and others',
      items: [
        words(
          'family',
          'Family and other people who matter',
          'Parents, children, brothers and sisters, partners now and before.',
          'Write about the family and other people who matter',
        ),
      ],
    },
    {
      id: 'agencies',
      title: 'Other agencies',
      items: [
        words(
          'agencies',
          'Other agencies, and the work done with them',
          'Probation, drug and alcohol services, mental health: since when, what was done, what came of it.',
        ),
      ],
    },
    {
      id: 'concerns',
      title: 'What gives concern',
      items: [
        words(
          'concerns',
          'Behaviour, offences and convictions that give concern',
          'The abuse and its history, drugs and alcohol, ways of thinking and acting, attitudes, motivation, mental health. What it does to each child.',
          'Write what gives concern',
        ),
      ],
    },
    {
      id: 'strengths',
      title: 'Strengths',
      items: [
        words(
          'strengths',
          'Strengths',
          'What has changed already, who supports it, and how each strength keeps the risk down.',
          'Write what the strengths are',
        ),
      ],
    },
    ...riskBlock,
    {
      id: 'conclusion',
      title: 'Conclusion',
      items: [
        words(
          'conclusion',
          'Conclusion',
          'What the assessment was asked for, your answer to that, and what further work is needed.',
          'Write a conclusion',
        ),
        {
          kind: 'yesno',
          id: 'court',
          label: 'Is it for court?',
          requiredFor: { completion: 'Say whether it is for court' },
        },
        {
          kind: 'yesno',
          id: 'court-author',
          label: 'Are you a qualified probation officer?',
          hint: 'A report for court is written by one.',
          appliesWhen: { field: 'court/answer', is: 'yes' },
          requiredFor: { completion: 'Say whether you are a qualified probation officer' },
        },
        {
          kind: 'prose',
          id: 'court-exception',
          label: 'Why does somebody else write it?',
          hint: 'The reason, who agreed, and when.',
          appliesWhen: { field: 'court-author/answer', is: 'no' },
          requiredFor: { completion: 'Say why somebody else writes a report for court' },
        },
        {
          kind: 'date',
          id: 'court-discussed',
          label: 'When did you talk it through with your Team Manager?',
          appliesWhen: { field: 'court/answer', is: 'yes' },
          requiredFor: { completion: 'Put the day on which you talked it through with your Team Manager' },
        },
        ...signing({
          date: 'Date of the assessment',
          noDate: 'Put the date of the assessment',
          noSignature: 'Sign the assessment',
        }),
      ],
    },
  ],
}
