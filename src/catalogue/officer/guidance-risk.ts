import type { GuidanceEntry } from './exercise-guidance.ts'

/** Session three. */
export const riskInTheRelationship: readonly GuidanceEntry[] = [
  [
    'my-relationships',
    {
      purpose: 'Build on what the client does well, and let them name what sets them off.',
      how: [
        'Take strengths first and ask for the last time each one showed.',
        'For what they would do better: what have you tried, and what helped even a little?',
        'Move a line from one list to the next together when it fits better there.',
      ],
      lookFor: [
        'Strengths that are control in other words: “I keep us safe”, “I sort everything out”.',
        'Triggers put as what the partner does, with no choice in between.',
        'Lines that could become steps of the action plan.',
      ],
    },
  ],
  [
    'health-check',
    {
      purpose: 'Tell healthy, unhealthy and abusive apart, and rate both people honestly.',
      how: [
        'Read one sign at a time and ask for an example before the answer.',
        'Do the client’s own side first, sign by sign.',
        'Reflect the healthy signs aloud as well: they are what the plan is built on.',
      ],
      lookFor: [
        'A partner who is rated abusive throughout while the client is rated healthy.',
        'Signs that surprise the client. Ask what they would tell a friend who ticked that.',
        'Jealousy, being cut off from people, and forced sex, whichever side they are on.',
      ],
      care: [
        'A sign in the partner may be true, may be resistance, may be an excuse. Write it down and do not weigh it here.',
        'Sexual harm is hard to say. Give time, ask nothing for detail’s sake, and act on danger at once.',
      ],
    },
  ],
  [
    'inventory-abuse',
    {
      evidence: true,
      purpose: 'A full list of abusive behaviour, in the client’s own count, both ways.',
      how: [
        'Say first that honest answers help the work and that they go into the assessment.',
        'Do both columns of a line before the next. “?” is an answer: better than a guess.',
        'If words in a line do not fit, change them together rather than leave it out.',
        'Affirm each answer that cost something. Do not ask why yet; go through the list, then come back.',
        'What is not finished today goes on next time. A second sitting at the end is kept apart and set beside the first.',
      ],
      lookFor: [
        'Never on every line, where others have said otherwise; many “?” in one part.',
        'A pattern more than a sum: watching, money and fear together say control.',
        'The second column used to settle the first. Both are kept, and neither is taken off the other.',
      ],
      care: [
        'Some answers raise an alert, which you see when you take the tablet back. Do not let the client go before you have.',
        'Do not let a line be answered from what you know. Only the client’s own account goes here.',
      ],
    },
  ],
  [
    'inventory-violence',
    {
      evidence: true,
      purpose: 'What the client has done with their body or a weapon, and what was done to them.',
      how: [
        'Keep a steady pace and an even voice. The list is long and shame is near.',
        'Do both columns of a line, then move on. Details come after the list.',
        'Afterwards ask about the worst time and the last time: where were the children?',
        'End on something that steadies, and check how they are before they go.',
      ],
      lookFor: [
        'Anything to the throat or that stops breath, whatever the count. Once is grave.',
        'Weapons, stairs, pregnancy, and violence that has grown lately.',
        'Words that shrink it: “only”, “a bit”, “she bruises easily”.',
      ],
      care: [
        'Injuries done to the client count as well. Ask whether they are safe where they live now.',
        'Never compare aloud with what the survivor or the police have said.',
      ],
    },
  ],
]
