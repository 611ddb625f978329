import type { GuidanceEntry } from './exercise-guidance.ts'

/** Session one, and the check-in that opens every one after it. */
export const gettingStarted: readonly GuidanceEntry[] = [
  [
    'consent',
    {
      purpose: 'The client knows what they are agreeing to, and agrees because they choose to.',
      how: [
        'Check that the right council is chosen, then go through each page together. Read it aloud if reading is hard.',
        'Ask the client to say in their own words who we talk to and who will read what they tell us.',
        'Make room for a no. Hesitation is worth a question, not a push.',
      ],
      lookFor: [
        'Agreement that sounds like giving in: “they told me to”, or signing without reading.',
        'A service the client would rather we did not ask, and what lies behind that.',
        'What the client says about why the referral was made, and who they hold responsible for it.',
      ],
      care: [
        'Explain the rules on privacy as the rules for everyone. Say nothing that lets the client guess who has spoken to us, or about what.',
        'Without a clear yes the work does not start. Tell the social worker and your manager.',
      ],
    },
  ],
  [
    'why-engaging',
    {
      purpose: 'Hear what moves the client to come, and give their own reasons a voice.',
      how: [
        'After each number ask: why that, and not lower? The answer is usually a reason for change.',
        'Reflect what you hear and affirm honesty, above all where the client gives a low number.',
        'Do not correct or debate a number. Note it, and come back to it at the end of the work.',
      ],
      lookFor: [
        'Reasons from outside (police, court, keeping contact, what others think) against the wish to stop.',
        'A high number for keeping the partner beside a low one for stopping the abuse.',
        'Their account of the referral: what is named, what is left out, who is blamed.',
      ],
      care: [
        'Winning a partner back can turn into pressure. Ask how the client would take it if the answer is no.',
      ],
    },
  ],
  [
    'expectations-goals',
    {
      purpose: 'Agree what the work can and cannot do, and set goals that are in the client’s own hands.',
      how: [
        'Ask openly what would be different if this went well, and who would notice first.',
        'Compare what the client expects with what the service offers, plainly and without argument.',
        'Help to turn a wish into something that the client would do: when, where, instead of what.',
      ],
      lookFor: [
        'Goals that are really about the partner’s behaviour: that they calm down, listen, come back.',
        'Aims that stop at pleasing professionals, such as closing the plan or passing the assessment.',
        'Whether the children and how they live through this appear at all.',
      ],
    },
  ],
  [
    'saq',
    {
      purpose: 'A quick picture of where life is hard, and where the client would take help.',
      how: [
        'Hand the tablet over and let the client answer alone; offer to read it out.',
        'Afterwards pick up one yes and one thing that is going well, and ask the client to tell you more.',
        'Ask before you advise. Every “I would like help” can go into the action plan.',
      ],
      lookFor: [
        'A yes to hurting themselves or ending their life: ask about it directly, before the client leaves.',
        'All answers no, where the referral tells of trouble. Be curious and do not confront.',
        'Drink, drugs, money or work used to explain the violence away.',
      ],
      care: [
        'A threat of suicide can be despair and control at once. Act on the danger to the client, and think of the survivor and the children too.',
      ],
    },
  ],
  [
    'risk-needs',
    {
      purpose: 'How the client lives now: what makes harm more likely, and what steadies them.',
      how: [
        'Start from what the client wrote and ask for a usual week.',
        'Affirm what already works, such as a job kept, a day without drink or a friend to ring.',
        'Ask what has changed lately, and what they expect to change soon.',
      ],
      lookFor: [
        'Changes that raise risk: separation, losing a home or job, debt, more drink or drugs, medication stopped.',
        'Where the client sleeps, who else is there, and how near that is to the partner or ex-partner.',
        'Low mood, hopelessness or jealous thoughts between the lines. No alert reads free text, so read it before you end.',
      ],
    },
  ],
  [
    'relationship-circle',
    {
      purpose: 'See who matters to the client, who helps change along and who holds it back.',
      how: [
        'Let the client place people first and explain afterwards. Ask what brings somebody close.',
        'Ask about each flag: what does this person do that helps, or that makes things worse?',
        'Look at the finished circle together, and ask whom they could ring on a bad day.',
      ],
      lookFor: [
        'A partner as the only person near the middle, or nobody at all.',
        'A red flag on those who protect the survivor, and a green one on those who excuse the abuse.',
        'Where children stand, and whether they are people or a way to reach the other parent.',
      ],
      care: ['Do not suggest a name that the client has not mentioned: you may know it from someone else.'],
    },
  ],
  [
    'life-map',
    {
      purpose: 'Trace with the client what they have lived through and learnt, up to now.',
      how: [
        'Introduce it as theirs: they choose what goes on it. It can be drawn, written or both.',
        'Follow the line with open questions: what did you learn then, and what did you do with it later?',
        'Notice strengths and turning points as well as harm, and finish on something steady.',
      ],
      lookFor: [
        'Violence seen or suffered as a child, and how aggression was rewarded or stopped.',
        'Beliefs about men, women and who is in charge, and a habit of reading insults into things.',
        'The same pattern in one relationship after another. A hard past explains, and does not excuse.',
      ],
      care: [
        'Old wounds can open. Agree on a stop signal, leave time to settle, and ask about support before the client goes.',
        'Before it goes home on paper, ask who could find it and whether that is safe.',
      ],
    },
  ],
  [
    'check-in',
    {
      purpose: 'Know what has happened since last time, and whether it is safe to go on today.',
      how: [
        'Ask all of it aloud and in person, before the tablet changes hands.',
        'Begin openly, then ask for the facts: when, who was there, where the children were.',
        'Affirm what the client did differently, however small.',
      ],
      lookFor: [
        'Making it smaller (“just a row”), blaming, or a story that moves past the client’s own part.',
        'A separation, a pregnancy, a new partner or a change in contact: each can raise risk.',
        'Calls to the police that you know of and the client leaves out.',
      ],
      care: [
        'Do not reveal what you know from another source. Give the client the chance to say it, and note whether they did.',
        'If someone may be in danger, the session waits: act first, then decide whether to go on.',
      ],
    },
  ],
]
