import { describe, expect, test } from 'vitest'
import { fromBase64url } from '#core'
import type { HandedIn } from '#sync'
import { readCarryFile } from '../../src/app/carry/read-file.ts'
import {
  fileProblemInWords,
  handedInInWords,
  handedInTitle,
  isAllHandedIn,
  unsentInWords,
} from '../../src/app/words/carry-words.ts'
import golden from '../protocol/golden.json' with { type: 'json' }

const NOW = new Date(2026, 10, 23, 14, 2).getTime()
const OLDEST = new Date(2026, 10, 22, 9, 12).getTime()

const outcome = (
  more: Partial<HandedIn> = {},
  statements: Partial<HandedIn['statements']> = {},
): HandedIn => ({
  statements: { stored: 0, had: 0, parked: 0, refused: 0, ...statements },
  unread: 0,
  notUnderstood: 0,
  strangers: 0,
  damaged: [],
  left: 0,
  problem: null,
  ...more,
})
const said = (...from: Parameters<typeof outcome>): string => handedInInWords(outcome(...from)).join(' ')

describe('before a file is saved', () => {
  test('how many, since when, and what has to stay', () => {
    expect(unsentInWords({ statements: 12, oldest: OLDEST, held: 0, attachments: 0 }, NOW)).toBe(
      '12 answers wait on this device, the oldest from 22 Nov, 09:12.',
    )
    expect(unsentInWords({ statements: 1, oldest: OLDEST, held: 2, attachments: 0 }, NOW)).toMatch(
      /^One answer waits .* Two answers cannot go into the file: .*Unlock while connected/,
    )
    expect(unsentInWords({ statements: 1, oldest: OLDEST, held: 0, attachments: 2 }, NOW)).toMatch(
      /Two photographs stay here: no file carries that\. They go when/,
    )
    expect(unsentInWords({ statements: 0, oldest: null, held: 0, attachments: 0 }, NOW)).toMatch(
      /^No answer waits/,
    )
  })
})

describe('what became of a file, in words', () => {
  test('all of it: what was new, what was there, and that the file may go', () => {
    const words = said({}, { stored: 2, had: 1 })
    expect(words).toMatch(/^Two answers are new on the server\. One answer was on the server already\./)
    expect(words).toMatch(/You can delete the file\./)
  })

  test.each([
    ['waits for a person', {}, { parked: 1 }, /One answer waits on the server for a person to decide/],
    ['refused', {}, { refused: 2 }, /could not be taken as they are.*text on the device/],
    ['unreadable for the server', { unread: 1 }, {}, /could not read one piece.*Unlock the device/],
    ['answered in a newer way', { notUnderstood: 1 }, {}, /too old to know\. Close it, open it again/],
    ['of a stranger', { strangers: 1 }, {}, /does not know a device.*set it up again/],
    ['damaged', { damaged: [2] }, {}, /damaged at part 2\..*save a new file/],
    [
      'without a connection',
      { left: 3, problem: 'offline' },
      {},
      /^The server cannot be reached from here just now\..*try again/,
    ],
    ['cut off on the way', { left: 1, problem: 'offline' }, { had: 1 }, /One part of the file was not/],
    ['a server that is newer', { left: 1, problem: 'update-needed' }, {}, /Close it, open it again/],
  ] as const)('%s: what happened and what to do', (_, more, statements, words) => {
    expect(said(more, statements)).toMatch(words)
  })

  test('what is not with the server yet is to be kept', () => {
    for (const more of [
      { unread: 1 },
      { notUnderstood: 1 },
      { strangers: 1 },
      { damaged: [1] },
      { left: 1, problem: 'offline' },
    ] as const) {
      expect(isAllHandedIn(outcome(more))).toBe(false)
      expect(handedInTitle(outcome(more))).toBe('Nothing was handed in yet')
      expect(handedInTitle(outcome(more, { had: 1 }))).toBe('Not all of it was handed in')
      expect(said(more)).toMatch(/Keep the file/)
    }
  })

  test.each(['not-a-carry-file', 'newer-format', 'damaged', 'unreadable'] as const)('%s', (problem) => {
    expect(fileProblemInWords(problem)).toMatch(/Nothing was handed in.*(hoose|save)/)
  })
})

describe('a chosen file', () => {
  const file = fromBase64url(golden.carry.file) ?? new Uint8Array()

  test('is read whole when it is a carry file', async () => {
    const read = await readCarryFile(new Blob([file]))
    expect(read.ok && read.value).toEqual(file)
  })

  test('of another kind is not read beyond its beginning', async () => {
    const film = new Blob([new Uint8Array(100)])
    film.arrayBuffer = () => Promise.reject(new Error('too large'))
    expect(await readCarryFile(film)).toEqual({ ok: false, error: 'not-a-carry-file' })
  })

  test('on a stick that was pulled out', async () => {
    const gone = new Blob([file])
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'))
    expect(await readCarryFile(gone)).toEqual({ ok: false, error: 'unreadable' })
  })
})
