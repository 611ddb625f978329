/** What a client can ask for on each page of session mode; read at the same age as the questions (tests/session/help.test.ts). */
export type HelpOf = 'plan' | 'questions' | 'answers' | 'closed' | 'break' | 'end'

export const help: { readonly [page in HelpOf]: readonly string[] } = {
  plan: [
    'This is the list of what you do today. Choose “Start” to open a part. You can take them in any order.',
    'You can stop for a break at any time. What you said so far is kept.',
    'When you have done enough, choose “Finish for today”.',
  ],
  questions: [
    'Answer in your own way. Nothing here is right or wrong.',
    'If you are not sure, choose “I don’t know” or “Don’t know”. If you would rather not answer now, choose “Skip for now”.',
    'There is nothing to save. Each answer is kept as soon as you give it. “Undo” takes back the last thing you did.',
    'Choose “Read to me” to hear the page, and “Bigger text” to make it larger.',
  ],
  answers: [
    'These are all your answers to this part. Choose “Change” next to one to go back to it.',
    'If you are done, choose “Yes, I have finished”. You can still come back later.',
  ],
  closed: [
    'This is what you said in this part. It was signed off, so it stays as it is.',
    'If something in it is not right, tell your worker. They can write it down beside it.',
  ],
  break: ['The time goes on while you have a break. Choose “Carry on” to go back to where you were.'],
  end: [
    'This is what you did today. Open a part to see what you said.',
    'To change something, go back to the plan for today.',
    'When you are ready, choose “Hand back” and give the tablet to your worker.',
  ],
}

/** Said on every page. */
export const hideHelp = 'To hide this page at once, choose “Hide”, or tap the screen with three fingers.'
