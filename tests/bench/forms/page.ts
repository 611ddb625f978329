/** What the bench asks of each page: whichever library drew it, answers are native radio buttons. */
export type MeasuredPage = {
  /** When all of it was on screen, in ms since the navigation; null before. */
  shownAt: number | null
  /** Answers every question once, a frame apart; how long each click kept scripts busy, what they put off to their microtasks included, in ms. */
  answerAll(): Promise<readonly number[]>
}

const GROUPS = 128
const LEVELS = 6

const radios = (): readonly HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('input[type="radio"]'),
]

const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()))

/** Before anything else that waits, drawing included: the next such task begins when the scripts of the one before have ended. */
const first = { priority: 'user-blocking' } as const

function click(input: HTMLInputElement | undefined): number {
  const start = performance.now()
  input?.click()
  return start
}

const page: MeasuredPage = {
  shownAt: null,
  async answerAll() {
    const byName = Map.groupBy(radios(), ({ name }) => name)
    const asked = [...byName.values()].filter((group) => group.length === LEVELS)
    if (asked.length !== GROUPS) throw new Error(`${asked.length} questions are on screen, not ${GROUPS}.`)
    const times: number[] = []
    for (const [index, group] of asked.entries()) {
      const input = group[index % LEVELS]
      const start = await scheduler.postTask(() => click(input), first)
      times.push(await scheduler.postTask(() => performance.now() - start, first))
      await frame()
    }
    await frame()
    const names = new Set(radios().flatMap(({ name, checked }) => (checked ? [name] : [])))
    const kept = asked.filter(([first]) => names.has(first?.name ?? ''))
    if (kept.length !== GROUPS) throw new Error(`${kept.length} answers are on screen, not ${GROUPS}.`)
    return times
  },
}

/** Puts the page where the bench finds it. The frame after the next one begins when the next has been painted. */
export async function watchPage(): Promise<void> {
  Object.assign(globalThis, { measured: page })
  while (radios().length < GROUPS * LEVELS) await frame()
  await frame()
  await frame()
  page.shownAt = performance.now()
}
