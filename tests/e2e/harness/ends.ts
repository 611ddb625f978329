/** What a test file began and the harness ends for it. */
export type Ends = {
  /** @param end ends it; does nothing where that was done. */
  readonly add: (end: () => Promise<unknown>) => void
  /** Ends all of it, the last first, though ending one of them fails; then says what failed. */
  readonly all: () => Promise<void>
}

export function createEnds(): Ends {
  const begun: (() => Promise<unknown>)[] = []
  return {
    add: (end) => void begun.push(end),
    async all() {
      const failures: unknown[] = []
      for (const end of begun.splice(0).reverse()) await end().catch((error) => failures.push(error))
      if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n'))
    },
  }
}

/** Of the test file that runs now. A server that went on would hold the port of every file that follows. */
export const ends = createEnds()
