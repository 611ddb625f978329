const numbers = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve'],
] as const

/** "two working days", "one week", "14 weeks". */
export const counted = (count: number, one: string): string =>
  `${numbers[count] ?? count} ${count === 1 ? one : `${one}s`}`
