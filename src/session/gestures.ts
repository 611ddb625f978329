/** The second Escape within this many ms hides. */
const TWICE_MS = 600

/** Whether this press of Escape is the second in quick succession. `at` in ms. */
export function createTwice(): (at: number) => boolean {
  let last = Number.NEGATIVE_INFINITY
  return (at) => {
    const twice = at - last <= TWICE_MS
    last = twice ? Number.NEGATIVE_INFINITY : at
    return twice
  }
}

/** Three fingers at once: nobody draws or scrolls so. */
export const isThreeFingers = (touches: number): boolean => touches >= 3
