import type { Json } from '#core'
import { CHILDREN, columns } from './columns.ts'

/** A child as a referral names them. */
export type Child = { readonly name: string; readonly age: string }

/** A referral that was read and found right; nothing of it is stored. */
export type Referral = {
  /** By column. */
  readonly answers: ReadonlyMap<string, Json>
  readonly children: readonly Child[]
}

/** An answer of a referral as text; empty where it says nothing. */
export const textOf = ({ answers }: Referral, column: string): string => {
  const value = answers.get(column)
  return typeof value === 'string' ? value : ''
}

export const FORMAT = 'cairn referrals 1'

/** A file to write over, as JSON; every name that a referral may have, with nothing in it. */
export const templateJson = (): string =>
  `${JSON.stringify(
    {
      format: FORMAT,
      referrals: [
        Object.fromEntries(
          columnNames().map((name) => [name, name === CHILDREN ? [{ name: '', age: '' }] : '']),
        ),
      ],
    },
    null,
    2,
  )}\n`

/** The same as a table. */
export const templateCsv = (): string => `${columnNames().join(',')}\r\n`

function columnNames(): readonly string[] {
  const names = columns().map(({ name }) => name)
  const after = names.indexOf('area') + 1
  return [...names.slice(0, after), CHILDREN, ...names.slice(after)]
}
