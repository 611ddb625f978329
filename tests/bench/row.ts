/** One measured thing beside what it is measured against, in the same run. `value`, `baseline` in `unit`. */
export type Row = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** Null: nothing to compare with; the value alone is told. */
  readonly baseline: number | null
  readonly ratio: number | null
  /** What the ratio must not be above, or below when more is better. Null: for information. */
  readonly target: number | null
  readonly lowerIsBetter: boolean
}

export type Measured = Omit<Row, 'ratio' | 'baseline' | 'target' | 'lowerIsBetter'> &
  Partial<Pick<Row, 'baseline' | 'target' | 'lowerIsBetter'>>

export const row = ({
  baseline = null,
  target = null,
  lowerIsBetter = true,
  ...measured
}: Measured): Row => ({
  ...measured,
  value: rounded(measured.value),
  baseline: baseline === null ? null : rounded(baseline),
  ratio: baseline === null ? null : rounded(measured.value / baseline),
  target,
  lowerIsBetter,
})

export const isMet = ({ ratio, target, lowerIsBetter }: Row): boolean =>
  ratio === null || target === null || (lowerIsBetter ? ratio <= target : ratio >= target)

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

/** How long something takes, in ms. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Three figures that mean something. */
const rounded = (value: number): number => Number(value.toPrecision(3))
