/** On every group of pads that these keys go through. */
export const GROUP = 'level-group'
/** On a question with several groups side by side. */
export const PAIR = 'pair'

/** From a group to the one after it on the page. False when it is the last. */
export function goOnFrom(group: HTMLElement): boolean {
  const groups = groupsOn(group)
  const next = groups[groups.indexOf(group) + 1]
  if (next) focusGroup(next)
  return next !== undefined
}

/** From a group to the same column of the question above (-1) or below (1); it stays where there is none. */
export function moveFrom(group: HTMLElement, by: number): void {
  const questions = [...new Set(groupsOn(group).map(questionOf))]
  const here = questionOf(group)
  const there = questions[questions.indexOf(here) + by]
  if (!there) return
  const column = groupsIn(here).indexOf(group)
  const target = groupsIn(there)[column] ?? groupsIn(there)[0]
  if (target) focusGroup(target)
}

const groupsOn = (group: HTMLElement): readonly HTMLElement[] => [
  ...(group.closest('.fields') ?? document).querySelectorAll<HTMLElement>(`.${GROUP}`),
]

const groupsIn = (question: HTMLElement): readonly HTMLElement[] =>
  question.classList.contains(GROUP) ? [question] : [...question.querySelectorAll<HTMLElement>(`.${GROUP}`)]

const questionOf = (group: HTMLElement): HTMLElement => group.closest<HTMLElement>(`.${PAIR}`) ?? group

/** As Tab would enter it: at the pad that is picked, or the first. */
function focusGroup(group: HTMLElement): void {
  const pad = group.querySelector<HTMLInputElement>('input:checked') ?? group.querySelector('input')
  pad?.focus({ preventScroll: true })
  questionOf(group).scrollIntoView({ block: 'nearest' })
}
