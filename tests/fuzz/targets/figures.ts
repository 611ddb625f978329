import { type HandedFigures, isHandedFigures } from '#forms'
import { mutateText } from '../mutate.ts'
import * as page from '../page.ts'
import { ofText, type Target, target, walkAlong } from '../target.ts'

const words: page.Shape = page.both(
  page.text,
  (value) => (value as string).trim() !== '' && (value as string).length <= 300,
)
const many: page.Shape = page.both(page.count, (value) => (value as number) <= 1_000_000)
const measure: page.Shape = (value) =>
  value === null || (typeof value === 'number' && value >= -1_000_000 && value <= 1_000_000)
const month = page.like(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/)
const day: page.Shape = (value) =>
  typeof value === 'string' &&
  /^[1-9]\d{3}-\d\d-\d\d$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value)

type Line = HandedFigures['figures'][number]['lines'][number]

/** Of fewer than five it says that number, and nothing more (docs/protocol.md §4b). */
const line = (columns: number, measures: number): page.Shape =>
  page.both(
    (value) => page.either(...lines(columns, measures))(value),
    (value) => {
      const { all, counts } = value as Line
      if (all < 5) return Object.keys(value as Line).length === 2
      return counts === undefined || counts.reduce((sum, count) => sum + count, 0) === all
    },
  )

/** With and without each of the three that may be missing. */
const lines = (columns: number, measures: number): readonly page.Shape[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((which) =>
    page.exactly({
      ...{ label: words, all: many },
      ...(which & 1 ? { counts: page.listOf(many, columns, columns) } : {}),
      ...(which & 2 ? { measured: page.listOf(measure, measures, measures) } : {}),
      ...(which & 4 ? { mark: many } : {}),
    }),
  )

const figure: page.Shape = page.both(
  page.exactly({
    ...{ title: words, how: words, by: words },
    columns: page.listOf(words, 1, 12),
    measures: page.listOf(words, 0, 12),
    lines: page.listOf(() => true, 0, 100),
  }),
  (value) => {
    const { columns, measures, lines: all } = value as HandedFigures['figures'][number]
    return all.every(line(columns.length, measures.length))
  },
)

const isHandedByThePage: page.Shape = page.both(
  page.json(32),
  page.exactly({
    format: page.one('cairn figures 1'),
    ...{ on: day, from: month, to: month },
    figures: page.listOf(figure, 1, 40),
  }),
  (value) => (value as HandedFigures).from <= (value as HandedFigures).to,
  (value) => Buffer.byteLength(page.canonical(value)) <= 200_000,
)

const sample: HandedFigures = {
  ...{ format: 'cairn figures 1', on: '2026-11-23', from: '2026-10', to: '2026-11' },
  figures: [
    {
      ...{ title: 'Waiting times', how: 'In days.', by: 'Month', columns: ['Up to 4 weeks', 'Longer'] },
      measures: ['Median, days', 'Longest, days'],
      lines: [
        { label: 'Waiting now', all: 4 },
        { label: 'Allocated Nov 2026', all: 6, counts: [4, 2], measured: [28.5, null] },
      ],
    },
    {
      ...{
        title: 'Live cases',
        how: 'By grade.',
        by: 'Grade',
        columns: ['Live cases'],
        measures: ['Officers'],
      },
      lines: [{ label: 'PSO', all: 20, measured: [2], mark: 30 }],
    },
  ],
}

export const figures: readonly Target[] = [
  target<string>({
    name: 'figures that were handed over',
    mutate: (dice) => mutateText(dice, sample, sample.figures),
    parse: ofText((value) => (isHandedFigures(value) ? { accepted: value } : { refused: 'no' })),
    refusals: ['no', 'not-json'],
    wrong: (_, value) =>
      isHandedByThePage(value) ? null : `figures that are none: ${JSON.stringify(value).slice(0, 400)}`,
    careless: {
      throws: ofText((value) => {
        walkAlong(sample, value)
        return { refused: 'no' }
      }),
      accepts: ofText((value) =>
        typeof value === 'object' && value !== null && 'figures' in value
          ? { accepted: value }
          : { refused: 'no' },
      ),
    },
  }),
]
