/** The second Escape within this many ms hides. */
const TWICE_MS = 600
/** From the first finger down to the last one up, in ms. A hand that rests on the glass stays longer. */
const TAP_MS = 500
const FINGERS = 3

/** Whether this press of Escape is the second in quick succession. `at` in ms. */
export function createTwice(): (at: number) => boolean {
  let last = Number.NEGATIVE_INFINITY
  return (at) => {
    const twice = at - last <= TWICE_MS
    last = twice ? Number.NEGATIVE_INFINITY : at
    return twice
  }
}

/** Told how many fingers are on the glass after every change, answers whether three or more have just tapped it together. `at` in ms. */
export function createThreeFingerTap(): (fingers: number, at: number) => boolean {
  let downAt: number | null = null
  let most = 0
  return (fingers, at) => {
    downAt ??= at
    most = Math.max(most, fingers)
    if (fingers > 0) return false
    const tapped = most >= FINGERS && at - downAt <= TAP_MS
    downAt = null
    most = 0
    return tapped
  }
}
