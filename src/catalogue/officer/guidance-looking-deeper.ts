import type { GuidanceEntry } from './exercise-guidance.ts'

/** Session two. */
export const lookingDeeper: readonly GuidanceEntry[] = [
  [
    'worries',
    {
      purpose:
        'Set the client’s worries beside those of the people around the children, and find the first step.',
      how: [
        'Start with their own worries and reflect them before you come to anyone else’s.',
        'Ask what the social worker would say if they sat here. Curiosity first, correction never.',
        'Affirm every step already taken, then ask what made it possible.',
        'Stay longest with the last question: why change, and for whom?',
      ],
      lookFor: [
        'The council’s worry told as a mistake or a plot against the client.',
        'Next steps that somebody else has to take, or that come after contact is given back.',
        'The children in the answer to why, and whether as people with feelings of their own.',
      ],
      care: ['What the referral says may come from the survivor. Use only what the client has been told.'],
    },
  ],
  [
    'storyboard',
    {
      purpose:
        'Take one incident apart, so that the client sees their own steps and where another one was open.',
      how: [
        'Let the client choose the incident: one they can bear to look at, with their own hands in it.',
        'Words or drawings, whichever comes easier. Stick figures will do; ask what each of them sees and hears.',
        'Each time a picture is about the partner, ask: “And where were you? What did you do then?”',
        'Play it from the start when it is finished, and stay longest with the last picture.',
      ],
      lookFor: [
        '“It just happened”, “I snapped”: slow the film down to the second before.',
        'The partner’s part at length and their own in half a line; harm that gets smaller from picture to picture.',
        'Who is left out: the children on the stairs, the neighbour who called, the morning after.',
        'An answer in the last picture that is theirs to do, and not something the partner should have done.',
      ],
      care: [
        'Retelling can shame or excite. Watch the body, stop when you need to, and end on the last picture.',
        'If you hear of an offence or of harm to a child that nobody knew of, act on it before the client leaves.',
      ],
      evidence: true,
    },
  ],
  [
    'relationships-history',
    {
      purpose: 'Find what comes back from one relationship to the next, without making the client defend it.',
      how: [
        'Ask for a good day and a bad day in each, and what the client did on both.',
        'Draw a line between them yourself: “I notice this twice. What do you make of it?”',
        'Reflect regret when you hear it, and let it stand.',
      ],
      lookFor: [
        'Partners described as all alike, mad or to blame; endings that only happened to the client.',
        'How it ended each time: following, threats, fights over children, moving straight on to someone new.',
        'Violence that you did not know of. Write down who, when and where, and check it with other sources.',
      ],
      care: [
        'Earlier partners may be at risk too and may not know that they are talked about. Keep names out where a letter will do.',
      ],
    },
  ],
  [
    'good-relationship',
    {
      purpose:
        'Let the client say what they want from a relationship, and see how far abuse takes them from it.',
      how: [
        'Begin with the couple: what do you see them do, hour by hour, that you would like to have?',
        'Turn big words into things one can see. “Respect” is what, on a Sunday morning?',
        'With both lists finished, ask which obstacles are the client’s own. Then wait.',
        'Go on to the Equality wheel from the quality that matters most to them.',
      ],
      lookFor: [
        'A good relationship that means being obeyed, looked after or never left.',
        'Obstacles that are all in the partner, drink or money.',
        'The moment when what they want and what they do no longer fit. That is the place for change talk.',
      ],
    },
  ],
  [
    'equality-wheel',
    {
      purpose: 'Show what a fair relationship is made of, and let the client place themself on each part.',
      how: [
        'Take the parts in the order the client likes. Talk first, number afterwards.',
        'After a number: why not lower? What would one step higher look like, and who would notice?',
        'Come back to it in the next session and ask what has been on their mind since.',
      ],
      lookFor: [
        'High numbers with no example behind them.',
        'A number given for the partner: bring it back to what the client does.',
        'Money, children and decisions seen as favours to grant.',
      ],
      care: ['The numbers are the client’s view of themself. They measure no risk.'],
    },
  ],
]
