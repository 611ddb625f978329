import type { CDPSession, Locator, Page } from 'playwright-core'

/** Hands on a board: real pointer events as Chromium makes them of a pen, of fingers and of the side of a hand. Places are parts of the board, 0 to 1. */
export type Place = readonly [across: number, down: number]

export type Hands = {
  pen(way: readonly Place[]): Promise<void>
  mouse(way: readonly Place[]): Promise<void>
  finger(way: readonly Place[]): Promise<void>
  /** As fast as it goes, from corner to corner: what a browser may take for a fling. */
  flick(way: readonly Place[]): Promise<void>
  /** Two fingers, from two places to two others. */
  pinch(from: readonly [Place, Place], to: readonly [Place, Place]): Promise<void>
  /** A hand that rests on the board while a pen writes. */
  penWithPalm(way: readonly Place[], palm: Place): Promise<void>
  /** The side of a hand by itself. */
  palm(way: readonly Place[]): Promise<void>
}

const STEPS = 12

export async function handsOn(page: Page, board: Locator): Promise<Hands> {
  await board.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const box = await board.boundingBox()
  if (!box) throw new Error('There is no board.')
  const debug = await page.context().newCDPSession(page)
  const at = ([across, down]: Place) => ({
    x: Math.round(box.x + across * box.width),
    y: Math.round(box.y + down * box.height),
  })
  const walk = (way: readonly Place[]) => way.flatMap((to, index) => between(way[index - 1] ?? to, to))
  const touches = (type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Place[], radius = 10) =>
    debug.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: places.map((place, id) => ({ ...at(place), id, radiusX: radius, radiusY: radius })),
    })
  const touchAlong = async ([first = [0, 0], ...rest]: readonly Place[], radius?: number) => {
    await touches('touchStart', [first], radius)
    for (const place of rest) await touches('touchMove', [place], radius)
    await touches('touchEnd', [])
  }
  return {
    pen: (way) => stroke(debug, walk(way).map(at), 'pen'),
    mouse: (way) => stroke(debug, walk(way).map(at), 'mouse'),
    finger: (way) => touchAlong(walk(way)),
    flick: (way) => touchAlong(way),
    palm: (way) => touchAlong(walk(way), 50),
    async pinch([a, b], [c, d]) {
      await touches('touchStart', [a])
      await touches('touchStart', [a, b])
      const [first, second] = [between(a, c), between(b, d)]
      for (const [index, place] of first.entries()) await touches('touchMove', [place, second[index] ?? d])
      await touches('touchEnd', [])
    },
    async penWithPalm(way, palm) {
      const [first, ...rest] = walk(way).map(at)
      await touches('touchStart', [palm], 20)
      await pointer(debug, 'mousePressed', first, 'pen')
      for (const place of rest) await pointer(debug, 'mouseMoved', place, 'pen')
      await touches('touchMove', [[palm[0] + 0.05, palm[1]]], 20)
      await pointer(debug, 'mouseReleased', rest.at(-1), 'pen')
      await touches('touchEnd', [])
    },
  }
}

type Spot = { readonly x: number; readonly y: number }
type Kind = 'pen' | 'mouse'

async function stroke(debug: CDPSession, [first, ...rest]: readonly Spot[], kind: Kind): Promise<void> {
  await pointer(debug, 'mousePressed', first, kind)
  for (const [index, spot] of rest.entries())
    await pointer(debug, 'mouseMoved', spot, kind, 0.2 + 0.7 * (index / rest.length))
  await pointer(debug, 'mouseReleased', rest.at(-1) ?? first, kind)
}

const pointer = (
  debug: CDPSession,
  type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
  spot: Spot | undefined,
  pointerType: Kind,
  force = 0.5,
) =>
  debug.send('Input.dispatchMouseEvent', {
    type,
    ...(spot ?? { x: 0, y: 0 }),
    button: 'left',
    buttons: type === 'mouseReleased' ? 0 : 1,
    clickCount: 1,
    pointerType,
    force,
  })

const between = ([ax, ay]: Place, [bx, by]: Place): readonly Place[] =>
  Array.from({ length: STEPS }, (_, step): Place => {
    const part = (step + 1) / STEPS
    return [ax + (bx - ax) * part, ay + (by - ay) * part]
  })
