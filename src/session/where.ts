import type { FormState } from '#forms'
import type { SessionPlace } from '#store/session'

/** Stands for the list of answers after the last page; no page can have this id. */
export const CHECK = '/check'

export const atPlan = (place: SessionPlace): SessionPlace => ({ ...place, task: null, page: null })

/** `page`: a page of the exercise's form, or `CHECK`. */
export const atPage = (place: SessionPlace, task: number, page: string): SessionPlace => ({
  ...place,
  task,
  page,
})

export const onBreak = (place: SessionPlace, now: number): SessionPlace => ({
  ...place,
  breakFrom: place.breakFrom ?? now,
})

/** Back from a break, to where the person was. A clock that was set back makes no break of less than nothing. */
export const backFromBreak = (place: SessionPlace, now: number): SessionPlace => ({
  ...place,
  breakFrom: null,
  breakMs: place.breakMs + Math.max(0, now - (place.breakFrom ?? now)),
})

export const handedBack = (place: SessionPlace): SessionPlace => ({ ...atPlan(place), state: 'handed-back' })

/**
 * Where an exercise opens: where the person was; at its beginning when they have not begun it, whatever a worker filled in before; else at
 * the first page with something open, or at its answers.
 */
export function pageToOpen({ pages }: FormState, was: string | null | undefined, begun: boolean): string {
  if (was === CHECK || pages.some(({ id }) => id === was)) return was ?? CHECK
  if (!begun) return pages[0]?.id ?? CHECK
  return firstOpenPage(pages) ?? CHECK
}

/** The first page with a question that has no answer; undefined when there is none. */
export const firstOpenPage = (pages: FormState['pages']): string | undefined =>
  pages.find(({ progress }) => progress.answered < progress.of)?.id

/** The page after this one; the answers come after the last. */
export const pageAfter = ({ pages }: FormState, page: string): string =>
  pages[pages.findIndex(({ id }) => id === page) + 1]?.id ?? CHECK

/** The page before this one; undefined before the first. */
export function pageBefore({ pages }: FormState, page: string): string | undefined {
  return page === CHECK ? pages.at(-1)?.id : pages[pages.findIndex(({ id }) => id === page) - 1]?.id
}

/** `session-1` as "Session 1"; null for a name that is not for reading. */
export function sessionInWords(name: string): string | null {
  const [, number] = /^session-(\d+)$/.exec(name) ?? []
  return number === undefined ? null : `Session ${number}`
}
