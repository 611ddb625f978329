/**
 * `npm run bench`: what Cairn costs beside the bare platform, measured in one run. `--json`: one JSON object a line, as `Row` has it; `--only
 * <words>`: rows whose name has them; `--rounds <n>`. Ends with 1 when a target is missed. docs/benchmarks.md.
 */
import { parseArgs } from 'node:util'
import { isMet, type Row } from './row.ts'
import { serverRows } from './server.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
  },
})

const rows = (await serverRows(Number(values.rounds))).filter(({ name }) => name.includes(values.only))
for (const row of rows) process.stdout.write(`${values.json ? JSON.stringify(row) : inWords(row)}\n`)
if (rows.length === 0) throw new Error(`No row is called ${values.only}.`)
if (!rows.every(isMet)) process.exitCode = 1

function inWords(row: Row): string {
  const { name, value, unit, baseline, ratio, target, lowerIsBetter } = row
  const beside = baseline === null ? '' : `${baseline.toLocaleString('en-GB')} ${unit}`
  const bound = target === null ? '' : `${lowerIsBetter ? '≤' : '≥'} ${target}`
  const verdict = target === null ? '' : isMet(row) ? 'met' : 'missed'
  const columns = [
    name.padEnd(58),
    `${value.toLocaleString('en-GB')} ${unit}`.padStart(20),
    beside.padStart(20),
  ]
  return [...columns, (ratio === null ? '' : `× ${ratio}`).padStart(9), bound.padStart(7), verdict]
    .join('  ')
    .trimEnd()
}
