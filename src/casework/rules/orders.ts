import { type Day, daysLater, shortDay } from '../calendar/days.ts'
import type { Notice, Rule } from '../notices.ts'
import { caseRecord } from './headers.ts'

const kinds: ReadonlyMap<string, string> = new Map([
  ['bail', 'Bail condition'],
  ['non-molestation', 'Non-molestation order'],
  ['occupation', 'Occupation order'],
  ['restraining', 'Restraining order'],
  ['protection-notice', 'Protection notice or order'],
  ['child-arrangements', 'Family order'],
])

/** Orders and bail conditions: what ends soon or has ended, and what was broken. */
export const orders: Rule = (one, today, { deadlines }) =>
  one.file
    .rows('order-kind', 'order-what', 'order-until', 'order-breaches')
    .flatMap((row, index): readonly Notice[] => {
      const what = kinds.get(row['order-kind'] ?? '') ?? 'Order'
      const said = row['order-what'] ?? 'What it says is not written down.'
      const until = row['order-until'] ?? null
      const breaches = row['order-breaches'] ?? null
      const at = caseRecord(one, 'case-file')
      const ends = until === null ? [] : endOf(what, said, until, today, deadlines['order-days'])
      return [
        ...ends.map((end) => ({ ...end, id: `order ${index}`, at })),
        ...(breaches === null
          ? []
          : [
              {
                kind: 'mind',
                id: `order broken ${index}`,
                title: `Broken: ${what.toLowerCase()}`,
                why: `${breaches} ${said}`,
                due: null,
                at,
              } as const,
            ]),
      ]
    })

/** `soon`: so many days before the end there is something to plan. */
function endOf(
  what: string,
  said: string,
  until: Day,
  today: Day,
  soon: number,
): readonly Omit<Notice, 'id' | 'at'>[] {
  if (until > daysLater(today, soon)) return []
  return until < today
    ? [
        {
          kind: 'mind',
          title: `${what}: ended on ${shortDay(until, today)}`,
          why: `Say whether there is a new one. It said: ${said}`,
          due: null,
        },
      ]
    : [
        {
          kind: 'due',
          title: `${what}: ends on ${shortDay(until, today)}`,
          why: `Plan for what holds after that. It says: ${said}`,
          due: until,
        },
      ]
}
