import { fullDay } from '#casework'
import type { HoldReason } from '#protocol'
import type { Hold } from '#sync'
import { dayOf } from '../cases/days.ts'

export const holdReasonInWords: { readonly [reason in HoldReason]: string } = {
  court: 'Court proceedings',
  police: 'A police investigation',
  inquiry: 'An inquiry or a review',
  complaint: 'A complaint',
  'copy-asked-for': 'Somebody it is about asked for a copy',
}

/** Since when and by whom. `me`: the officer who reads it. */
export const putInWords = ({ putBy, putAt }: Hold, me: string): string =>
  `${putBy.id === me ? 'You' : putBy.name} put it on hold on ${fullDay(dayOf(putAt))}.`

/** Why a case is not erased, and whom to ask. Empty where nobody could say which holds there are. */
export const onHoldInWords = (holds: readonly Hold[], me: string): string =>
  [
    'It is on hold, so it may not be erased now.',
    ...holds.map(
      (hold) =>
        `${holdReasonInWords[hold.reason]}: ${putInWords(hold, me)}${hold.putBy.id === me ? '' : ` Ask ${hold.putBy.name} first.`}`,
    ),
    'A manager can lift it once there is no reason for it any more.',
  ].join(' ')

/** How many cases were kept long enough, and what stands in the way of erasing them. */
export function dueInWords(all: number, onHold: number, asked: number): string {
  const parts = [
    [onHold, 'on hold'],
    [asked, 'asked for already'],
    [all - onHold - asked, 'to ask for'],
  ] as const
  const those = parts.flatMap(([count, words]) => (count > 0 ? `${count} ${words}` : []))
  return `${all} ${all === 1 ? 'case' : 'cases'}: ${those.join(', ')}.`
}
