import { type Day, daysLater, isOverdue, type Notice } from '#casework'
import type { CaseOnDevice } from './caseload.ts'
import { noticesOfCase } from './pathway.ts'

/** A deadline, or something that stops the work, with the case it belongs to. */
export type DueLine = { readonly one: CaseOnDevice; readonly notice: Notice }

const SOON_DAYS = 7

/** Over all cases: what stops the work, what is overdue, and what is due in the next seven days, in this order. */
export const dueSoon = (cases: readonly CaseOnDevice[], today: Day): readonly DueLine[] =>
  byUrgency(
    cases.flatMap((one) => soonOf(noticesOfCase(one, today), today).map((notice) => ({ one, notice }))),
    today,
  )

/** The same of the notices of one case, in their own order. */
export const soonOf = (notices: readonly Notice[], today: Day): readonly Notice[] =>
  notices.filter((notice) => isSoon(notice, today))

export const byUrgency = (lines: readonly DueLine[], today: Day): readonly DueLine[] =>
  lines
    .map((line) => ({ line, key: sortKey(line, today) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ line }) => line)

const isSoon = ({ kind, due }: Notice, today: Day): boolean =>
  kind === 'stop' || (kind === 'due' && due !== null && due <= daysLater(today, SOON_DAYS))

const sortKey = ({ one, notice }: DueLine, today: Day): string =>
  [
    notice.kind === 'stop' ? 0 : isOverdue(notice, today) ? 1 : 2,
    notice.due ?? '',
    one.space,
    notice.id,
  ].join(' ')
