/** How to run an exercise with a client, for the officer's eyes. Each text is a sentence or two. */
export type ExerciseGuidance = {
  /** What it is for. */
  readonly purpose: string
  readonly how: readonly string[]
  readonly lookFor: readonly string[]
  /** What can go wrong, and what to do then. */
  readonly care?: readonly string[]
}

const guidance: Readonly<Record<string, ExerciseGuidance>> = {
  consent: {
    purpose: 'A yes that is informed and free. The rest of the work stands on it.',
    how: [
      'Go through it together, a page at a time; ask for each page to be said back in the client’s own words.',
      'Say plainly that no is an answer, and that a yes can be taken back on any day.',
      'Give the leaflet now if it has not been given, and leave time for questions.',
    ],
    lookFor: [
      'Do they know who asked for this work, and why?',
      'A yes said to please somebody, to win a case, or to be done with the form.',
      'Refusing an agency is their right. Ask what is behind it, and do not argue.',
    ],
    care: [
      'Explain the principles of privacy as they hold for everybody. Let nothing suggest that anybody has told us something.',
    ],
  },
  'why-engaging': {
    purpose: 'To hear what brings them here, from outside and from within, before anything is worked on.',
    how: [
      'Let them fill it in alone, then ask about the highest number: what makes it that high?',
      'Ask why a low number is not lower still. The answer is a reason of their own.',
      'Reflect what you hear. Affirm every honest answer, the uncomfortable ones above all.',
    ],
    lookFor: [
      'Reasons from outside (court, children’s services, the partner) beside reasons from within (wanting to stop).',
      'A high wish to impress or to win the partner back with a low wish to stop hurting.',
      'Their own words: do they name what they did, or only what was done to them?',
    ],
  },
  'expectations-goals': {
    purpose: 'To agree what this work can and cannot do, and to find goals that are in their own hands.',
    how: [
      'Write the first line together; then let them go on.',
      'Turn a goal about somebody else round with a question: what would you do differently then?',
      'Keep the goals small enough to be seen by the last session.',
    ],
    lookFor: [
      'Goals that are really about the partner’s behaviour, or about getting the children back.',
      'Expecting to be judged, or to be believed against the partner.',
      'Words that show readiness: I want, I could, I will.',
    ],
  },
  saq: {
    purpose: 'Needs across their life, as they see them; what they tick for help goes into the action plan.',
    how: [
      'Let them answer by themselves. Read it aloud if reading is hard.',
      'Afterwards ask about one or two answers they seemed to stop at.',
    ],
    lookFor: [
      'Yes to thoughts of suicide or self-harm: you are told as soon as the tablet is back, before they leave.',
      'Everything answered no: worry about what a yes would lead to, or little trust yet.',
      'Drink or drugs beside temper and violence.',
    ],
    care: ['Have the numbers to ring at hand before you begin.'],
  },
  'risk-needs': {
    purpose: 'Where they stand today in four parts of life that raise or lower risk.',
    how: [
      'Ask openly: tell me about where you live. Then listen.',
      'Ask what helps as well as what is hard.',
    ],
    lookFor: [
      'What has changed lately: a move, a job lost, a separation, more drink.',
      'Who they live with, and who could be harmed there.',
      'Who supports them, and whether that person stands up to them.',
    ],
  },
  'relationship-circle': {
    purpose: 'Who matters to them, how near, and who pulls which way.',
    how: [
      'Start with “me” in the middle; let them place people without your help.',
      'Ask what makes each flag green or red.',
    ],
    lookFor: [
      'Who is missing: the partner, a child, a friend.',
      'A circle with one person in it, or with nobody who would say no to them.',
    ],
  },
  'life-map': {
    purpose: 'The story of their life as they tell it: what they learnt, and from whom.',
    how: [
      'Begin it here and let them go on at home if it is safe to take home.',
      'Highs as well as lows. They choose how much to tell.',
    ],
    lookFor: [
      'What they saw and learnt about anger, men and women, and love.',
      'Turning points where they did something differently.',
    ],
    care: [
      'It can bring up pain from childhood. Leave time to come back to today before they go.',
      'Before anything goes home, ask who might see it there.',
    ],
  },
  'check-in': {
    purpose: 'Whether today is safe, before anything else.',
    how: ['Ask it aloud, on your own with the client, before the tablet changes hands.'],
    lookFor: [
      'A story of a call-out in which only the other person acts.',
      'A separation, a new partner or a pregnancy: times when risk is highest.',
    ],
    care: ['Never repeat what you know from somebody else.'],
  },
}

/** Undefined for a form that has none yet. */
export const guidanceFor = (form: string): ExerciseGuidance | undefined => guidance[form]
