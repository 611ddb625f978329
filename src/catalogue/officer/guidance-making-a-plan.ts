import type { GuidanceEntry } from './exercise-guidance.ts'

/** Session four, and what comes after the workbook or beside it. */
export const makingAPlan: readonly GuidanceEntry[] = [
  [
    'power-control-wheel',
    {
      purpose: 'Name the ways of holding power over a partner, and see which of them are the client’s.',
      how: [
        'Say what the part means with an example from ordinary life, then ask whether it rings a bell.',
        'Ask what each one gets in the moment, and what it costs afterwards.',
        'A yes is brave: affirm it. A no is only today’s answer.',
      ],
      lookFor: [
        'A part that the inventory shows and the wheel denies.',
        'Feeling entitled: rules for the partner that the client would never accept.',
        'Children used to carry messages, spy or take sides.',
      ],
      care: [
        'The client may learn names for things and use them against the partner. Keep it on what they do.',
      ],
    },
  ],
  [
    'self-control',
    {
      purpose: 'Show that control is there most of the time, and find out what it hangs on.',
      how: [
        'Ask about a time when they were just as angry and did no harm. What did they do?',
        'Slow the hard moment down: thought, body, first step. Where was the last way out?',
        'Pick one thing that helps, practise saying it, and take it into the plan.',
      ],
      lookFor: [
        'Control kept with a boss or the police and lost at home: that is choice, say so gently.',
        'Drink, drugs or tiredness given as the cause.',
        'A way out that depends on the partner staying quiet.',
      ],
    },
  ],
  [
    'action-plan',
    {
      purpose: 'Turn what was learnt into steps that somebody can see, with a day for each.',
      how: [
        'Bring the answers that asked for help, and let the client choose where to begin.',
        'For each step: what exactly, who, by when, and how sure are you from 0 to 10?',
        'Bring in what conferences, core groups and supervision have recommended.',
        'Read it aloud together before both of you sign.',
      ],
      lookFor: [
        'Steps that ask something of the survivor or the children.',
        'Plans for being calm with no plan for the moment when calm has gone.',
        'A step that the client does not believe in. Make it smaller.',
      ],
      care: ['Before a copy goes home, ask who could find it. Nothing in it may come from the survivor.'],
    },
  ],
  [
    'post-programme-client',
    {
      purpose: 'The client has their say on the report about the group programme.',
      how: [
        'Go through the report together first, the hard parts too. It is completed before the client sees it.',
        'Leave the answer to the client: take it down as they put it, and do not argue for the report.',
      ],
      lookFor: [
        'What they dispute: a fact, or the share they have in it.',
        'What they say they will keep doing, and what they leave out.',
      ],
      care: ['Read from the report only. Nothing from its confidential part belongs in this talk.'],
    },
  ],
  [
    'consent-withdrawal',
    {
      purpose: 'Taking a yes back is as easy as giving it, and it is on record.',
      how: [
        'Thank the client for saying so. Ask once what lies behind it, and accept the answer.',
        'Say what stops now, what is kept, and what still goes on without them.',
      ],
      lookFor: [
        'Pressure from somebody else, or fear of what may come out.',
        'A change at home that could raise the risk now.',
      ],
      care: [
        'Tell the social worker and your manager today. To protect somebody, information can still be shared without consent, with the grounds and the approver on record.',
      ],
    },
  ],
]
