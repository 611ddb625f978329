import type { Json } from '#core'
import { parsePlace } from '#store'
import { parseSnapshot } from '../../../src/store/snapshot.ts'
import { parseStoredBatch } from '../../../src/store/stored-batch.ts'
import { parseStream, startOfStream } from '../../../src/store/stream.ts'
import { mutateText } from '../mutate.ts'
import * as page from '../page.ts'
import { batch, certificate, golden, received } from '../samples.ts'
import { ofText, orNull, type Target, target, walkAlong } from '../target.ts'

const { either, exactly, listOf, nothing, one, text, withAtLeast } = page
const number: page.Shape = (value) => typeof value === 'number'

const stored = { batch, certificates: [certificate], counted: 0 }
const fetched = { batch: received, certificates: [], counted: 4 }
const [first, second] = golden.statements
const snapshot = {
  format: 1,
  header: golden.header,
  accepted: [[first?.id, first?.statement]],
  withheld: [{ id: second?.id, field: 'q07/answer', replaces: [first?.id] }],
  replaced: [first?.id],
  isWhole: false,
  silent: [],
  needsYou: [],
  setAside: [],
}
const place = {
  state: 'open',
  session: 'session-1',
  startedAt: 1,
  until: 2,
  tasks: [{ form: 'saq', version: 1, sitting: 'session-1' }],
  task: 0,
  page: 'p1',
  breakFrom: null,
  breakMs: 0,
}
const stream = {
  ...startOfStream,
  after: 3,
  unsettled: { gap: golden.digest.sum, partial: [], sentAgain: [], tries: 1, at: 2 },
}

/** What is inside a row, once it has opened: only this device wrote it, maybe under another version of the app. */
const ofRow = (
  name: string,
  parse: (value: Json) => unknown,
  samples: readonly unknown[],
  shape: page.Shape,
): Target =>
  target<string>({
    name: `row: ${name}`,
    mutate: (dice) => mutateText(dice, samples[dice.roll(samples.length)], samples),
    parse: ofText((value) => orNull(parse(value as Json))),
    refusals: ['null', 'not-json'],
    wrong: (input, value) => (shape(value) ? null : `what is not as it is written: ${input.slice(0, 400)}`),
    careless: {
      throws: ofText((value) => {
        walkAlong(samples[0], value)
        return { refused: 'null' }
      }),
      accepts: ofText((value) => ({ accepted: value })),
    },
  })

export const rows: readonly Target[] = [
  ofRow(
    'batch',
    parseStoredBatch,
    [stored, fetched],
    exactly({
      batch: withAtLeast({
        header: page.header,
        ids: listOf(() => true, 1),
        statements: listOf(() => true),
        withheld: listOf(() => true),
      }),
      certificates: listOf(() => true),
      counted: number,
    }),
  ),
  ofRow('snapshot', parseSnapshot, [snapshot, { ...snapshot, isWhole: true }], (value) => {
    const { header, condensed, needsYou, setAside } = value as NonNullable<ReturnType<typeof parseSnapshot>>
    return (
      page.header(header) &&
      condensed.set.accepted instanceof Map &&
      Array.isArray(condensed.silent) &&
      Array.isArray(needsYou) &&
      setAside instanceof Set
    )
  }),
  ofRow(
    'place',
    parsePlace,
    [place],
    withAtLeast({
      state: one('open', 'handed-back'),
      session: text,
      startedAt: number,
      until: number,
      tasks: listOf(withAtLeast({ form: text, version: number, sitting: text })),
      task: either(nothing, number),
      page: either(nothing, text),
      breakFrom: either(nothing, number),
      breakMs: number,
    }),
  ),
  ofRow(
    'stream',
    parseStream,
    [stream],
    withAtLeast({ after: page.count, digest: page.hash, epoch: page.count }),
  ),
]
