import type { Answers } from '../answers.ts'
import { type Day, shortDay } from '../calendar/days.ts'
import type { Notice, Rule } from '../notices.ts'
import type { Practice } from '../practice.ts'
import { stagesOf } from '../stages.ts'
import { idOf } from './headers.ts'

/** Risk that has risen: who has to know, whether the work is safe to go on, and if it is suspended, who told whom. */
export const escalations: Rule = (one, today, { names }) =>
  one.of('escalation').flatMap((risen) => {
    const open = stepsOf(names)
      .filter(({ isOpen }) => isOpen(risen))
      .map(({ words }) => words)
    const suspended = risen.has('go-on', 'no') && risen.one('resumed') === null
    const isMoved = stagesOf(one).includes('suspended')
    return [
      ...(suspended ? [suspension(risen, isMoved, today)] : []),
      ...(open.length > 0 ? [toDo(risen, open, today)] : []),
    ]
  })

const unsaid = (field: string) => (risen: Answers) => risen.one(field) === null
const whenSuspended = (field: string) => (risen: Answers) => risen.has('go-on', 'no') && unsaid(field)(risen)

/** It came from the survivor or a child, or nobody knows from whom: it stands in the separate place only. */
const standsHere = (risen: Answers) =>
  ['survivor', 'child', 'not-known'].some((source) => risen.has('came-from', source))

const stepsOf = (names: Practice['names']) => [
  { isOpen: standsHere, words: 'move what does not belong in it to the separate place' },
  { isOpen: unsaid('manager-told'), words: `tell the ${names['team-manager']}` },
  { isOpen: unsaid('others-told'), words: 'tell the professionals' },
  { isOpen: unsaid('go-on'), words: 'say whether it is safe to go on' },
  { isOpen: whenSuspended('why-suspended'), words: 'say why it is suspended' },
  { isOpen: whenSuspended('survivor-told'), words: 'say who told the survivor, through her worker' },
  { isOpen: whenSuspended('client-told'), words: 'say who told the client' },
]

function suspension(risen: Answers, isMoved: boolean, today: Day): Notice {
  return {
    kind: 'stop',
    id: idOf('risk suspended', risen.header),
    title: isMoved ? 'Suspended: the risk has risen' : 'Not safe to go on: suspend the case',
    why: `${notedOn(risen, today)} It is not safe to go on. It stays so until the record says since when it is.`,
    due: null,
    at: risen.header,
  }
}

function toDo(risen: Answers, open: readonly string[], today: Day): Notice {
  return {
    kind: 'due',
    id: idOf('risk', risen.header),
    title: 'The risk has risen: finish what has to be done',
    why: `${notedOn(risen, today)} Still open: ${open.join('; ')}.`,
    due: risen.one('noticed') ?? today,
    at: risen.header,
  }
}

const notedOn = (risen: Answers, today: Day): string => {
  const day = risen.one('noticed')
  return day === null ? 'No day is put on which you got to know.' : `Known since ${shortDay(day, today)}.`
}
