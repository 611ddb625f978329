import { describe, expect, test } from 'vitest'
import { createHand, type Touch } from '../../src/ui/tools/ink/hand.ts'

/** A board that writes down what a hand did. */
function board(fingersUse = true) {
  const done: string[] = []
  let fingers = fingersUse
  const hand = createHand(
    {
      begin: ({ type }, rubs) => done.push(`${type} ${rubs ? 'rubs' : 'begins'}`),
      go: (touches) => done.push(`goes ${touches.length}`),
      end: () => done.push('ends'),
      drop: () => done.push('drops'),
      tap: () => done.push('taps'),
      pan: (dx, dy) => done.push(`pans ${dx} ${dy}`),
      pinch: (factor) => done.push(`pinches ${factor}`),
      penSeen: () => {
        fingers = false
      },
    },
    () => fingers,
  )
  return { hand, done }
}

const touch = (id: number, x: number, y: number, at: number, more: Partial<Touch> = {}): Touch => ({
  ...{ id, type: 'touch', x, y, pressure: 0.5, size: 20, at, button: 0 },
  ...more,
})
const pen = (x: number, y: number, at: number, more: Partial<Touch> = {}) =>
  touch(99, x, y, at, { type: 'pen', size: 1, ...more })

test('a finger draws where there is no pen', () => {
  const { hand, done } = board()
  hand.down(touch(1, 0, 0, 0))
  hand.move([touch(1, 20, 0, 10), touch(1, 40, 0, 12)])
  hand.up(1)
  expect(done).toEqual(['touch begins', 'goes 2', 'ends'])
})

describe('a pen', () => {
  test('switches fingers to moving the board, and back is for a person to say', () => {
    const { hand, done } = board()
    hand.down(pen(0, 0, 0))
    hand.up(99)
    hand.down(touch(1, 0, 0, 5_000))
    hand.move([touch(1, 20, 5, 5_010)])
    hand.up(1)
    expect(done).toEqual(['pen begins', 'ends', 'pans 20 5'])
  })

  test('takes the line away that the palm had begun, and the palm does nothing until it is lifted', () => {
    const { hand, done } = board()
    hand.down(touch(1, 300, 300, 0))
    hand.move([touch(1, 304, 300, 20)])
    hand.down(pen(0, 0, 40))
    hand.move([touch(1, 330, 300, 50)])
    hand.move([pen(10, 0, 60)])
    hand.up(1)
    hand.up(99)
    expect(done).toEqual(['touch begins', 'goes 1', 'drops', 'pen begins', 'goes 1', 'ends'])
  })

  test('is not disturbed by a hand that comes down while it writes, or shortly after', () => {
    const { hand, done } = board()
    hand.down(pen(0, 0, 0))
    hand.down(touch(1, 300, 300, 10))
    hand.move([touch(1, 350, 300, 20)])
    hand.up(99)
    hand.down(touch(2, 300, 300, 200))
    hand.up(2)
    hand.up(1)
    expect(done).toEqual(['pen begins', 'ends'])
  })

  test('rubs out with its other end', () => {
    const { hand, done } = board()
    hand.down(pen(0, 0, 0, { button: 5 }))
    expect(done).toEqual(['pen rubs'])
  })
})

test('the side of a hand draws nothing, also when it is seen late', () => {
  const { hand, done } = board()
  hand.down(touch(1, 0, 0, 0, { size: 90 }))
  hand.up(1)
  hand.down(touch(2, 0, 0, 10))
  hand.move([touch(2, 5, 0, 20, { size: 90 })])
  hand.move([touch(2, 50, 0, 30)])
  hand.up(2)
  expect(done).toEqual(['touch begins', 'drops'])
})

describe('two fingers', () => {
  test('move and zoom the board, and the line of the first is taken back', () => {
    const { hand, done } = board()
    hand.down(touch(1, 0, 0, 0))
    hand.down(touch(2, 100, 0, 50))
    hand.move([touch(2, 200, 0, 60)])
    hand.up(2)
    hand.up(1)
    expect(done).toEqual(['touch begins', 'drops', 'pans 50 0', 'pinches 2'])
  })

  test('do not spoil a line that is well on its way', () => {
    const { hand, done } = board()
    hand.down(touch(1, 0, 0, 0))
    hand.move([touch(1, 200, 0, 400)])
    hand.down(touch(2, 100, 300, 500))
    hand.move([touch(2, 200, 300, 510)])
    hand.up(1)
    hand.up(2)
    expect(done).toEqual(['touch begins', 'goes 1', 'ends'])
  })
})

test('where fingers only move the board, one that stays is a tap', () => {
  const { hand, done } = board(false)
  hand.down(touch(1, 50, 50, 0))
  hand.move([touch(1, 52, 50, 10)])
  hand.up(1)
  expect(done).toEqual(['pans 2 0', 'taps'])
})

test('what the system takes away from a finger is not meant; of a pen it is', () => {
  const { hand, done } = board()
  hand.down(touch(1, 0, 0, 0))
  hand.cancel(1)
  hand.down(pen(0, 0, 10))
  hand.cancel(99)
  expect(done).toEqual(['touch begins', 'drops', 'pen begins', 'ends'])
})

test('a mouse draws with its first button and moves the board with the middle one', () => {
  const { hand, done } = board()
  const mouse = (x: number, button: number) => touch(7, x, 0, 0, { type: 'mouse', button })
  hand.down(mouse(0, 1))
  hand.move([mouse(30, -1)])
  hand.up(7)
  hand.down(mouse(0, 0))
  hand.up(7)
  hand.down(mouse(0, 2))
  expect(done).toEqual(['pans 30 0', 'mouse begins', 'ends'])
})
