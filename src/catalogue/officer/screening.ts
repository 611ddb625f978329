import { ask, type Condition, type FormDefinition, type GuidanceDefinition, said } from '#forms'

const goesOn = {
  first: { any: [said('probation', 'ending'), said('probation', 'no')] },
  second: { any: [said('incident', 'yes'), said('incident', 'reason')] },
  third: said('consent', 'yes'),
} as const satisfies { readonly [question: string]: Condition }

const mayStillAsk =
  'A referral can still be made, but it is unlikely to be accepted as things are. A consultation is always on offer, for advice on the work with this family.'

/** One line for every way through the four questions: a question is asked only when those before it went on. */
const result: GuidanceDefinition = {
  kind: 'guidance',
  id: 'result',
  title: 'Result',
  text: ['Not finished: a question above is still open.'],
  outcomes: [
    {
      when: said('probation', 'yes'),
      tone: 'warning',
      text: [
        'Not eligible. Question 1 ended it: Probation supervises this person and can offer them this work. Ask the team if you are not sure.',
        mayStillAsk,
      ],
    },
    {
      when: said('incident', 'historical'),
      tone: 'warning',
      text: [
        'Usually not eligible. Question 2 ended it: the abuse lies further back than 18 months. Check with the team before you refer.',
        mayStillAsk,
      ],
    },
    {
      when: said('consent', 'no'),
      tone: 'warning',
      text: ['Not eligible. Question 3 ended it: there is no informed consent.', mayStillAsk],
    },
    {
      when: said('recognition', 'no'),
      tone: 'warning',
      text: [
        'Not eligible. Question 4 ended it: this person sees no abuse in what they do, or does not want to change.',
        mayStillAsk,
      ],
    },
    {
      when: said('recognition', 'partly'),
      text: [
        'Likely to be suitable, with work on motivation first.',
        'Make the request for service and send the signed consent form with it.',
      ],
    },
    {
      when: said('recognition', 'yes'),
      text: [
        'Likely to be suitable.',
        'Make the request for service and send the signed consent form with it.',
      ],
    },
  ],
}

/** The social worker's guide to a referral: four questions, each asked when the one before goes on (people-and-pathway.md, Screening). */
export const screening: FormDefinition = {
  id: 'screening',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Screening',
  profiles: ['family-safeguarding'],
  completion: 'author',
  pages: [
    {
      id: 'questions',
      title: 'Four questions',
      intro: 'Answer them in order. The result below follows from the answers.',
      items: [
        ask(
          {
            kind: 'choice',
            options: [
              {
                id: 'yes',
                label: 'Yes',
                hint: 'Not eligible: they can do this work with Probation. If you are not sure, ask the team.',
              },
              { id: 'ending', label: 'Yes, but not for much longer', hint: 'Go on.' },
              { id: 'no', label: 'No', hint: 'Go on.' },
            ],
          },
          'probation',
          '1. Does Probation supervise this person now?',
          { required: 'Say whether Probation supervises this person' },
        ),
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'yes', label: 'Yes', hint: 'Go on.' },
              {
                id: 'reason',
                label: 'No, but abuse is why children’s services are involved',
                hint: 'Go on.',
              },
              {
                id: 'historical',
                label: 'No, all of it is longer ago',
                hint: 'Usually not eligible. Check with the team.',
              },
            ],
          },
          'incident',
          '2. Has there been an incident of domestic abuse in the past 18 months?',
          {
            when: goesOn.first,
            required: 'Say whether there has been an incident in the past 18 months',
          },
        ),
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'yes', label: 'Yes', hint: 'Have the consent form signed. Go on.' },
              { id: 'no', label: 'No, or they do not know of this referral', hint: 'Not eligible.' },
            ],
          },
          'consent',
          '3. Has this person given informed consent?',
          {
            hint: 'They know why they are referred and what the work would be, and they have the leaflet.',
            when: { all: [goesOn.first, goesOn.second] },
            required: 'Say whether this person has given informed consent',
          },
        ),
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'yes', label: 'Yes (decision or action)', hint: 'Suitable.' },
              {
                id: 'partly',
                label: 'Partly: sees some of it, in two minds about change (contemplation)',
                hint: 'Suitable, after work on motivation.',
              },
              { id: 'no', label: 'No (precontemplation)', hint: 'Not eligible.' },
            ],
          },
          'recognition',
          '4. Do they recognise abuse in what they did, and do they want to change?',
          {
            when: { all: [goesOn.first, goesOn.second, goesOn.third] },
            required: 'Say whether they recognise abuse and want to change',
          },
        ),
        result,
      ],
    },
  ],
}
