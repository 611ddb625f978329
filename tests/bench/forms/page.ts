/** What the bench asks of each page: whichever library drew it, answers are native radio buttons. */
export type MeasuredPage = {
  /** When all of it was on screen, in ms since the navigation; null before. */
  shownAt: number | null
  /** Answers every question once, a frame apart; the time that each click kept its handlers busy, in ms. */
  answerAll(): Promise<readonly number[]>
}

const GROUPS = 128
const LEVELS = 6

const radios = (): readonly HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('input[type="radio"]'),
]

const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()))

const page: MeasuredPage = {
  shownAt: null,
  async answerAll() {
    const byName = Map.groupBy(radios(), ({ name }) => name)
    const asked = [...byName.values()].filter((group) => group.length === LEVELS)
    if (asked.length !== GROUPS) throw new Error(`${asked.length} questions are on screen, not ${GROUPS}.`)
    const times: number[] = []
    for (const [index, group] of asked.entries()) {
      const input = group[index % LEVELS]
      const start = performance.now()
      input?.click()
      times.push(performance.now() - start)
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
