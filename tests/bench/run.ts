/**
 * `npm run bench`: what Cairn costs beside the bare platform and beside what others would pick, measured in one run. `--json`: one JSON
 * object a line, as `Row` has it; `--only <words>`: rows whose name has them, and with a group's name before a colon (`device: one`) no
 * other group is measured; `--rounds <n>`. Ends with 1 when a target is missed. docs/benchmarks.md.
 */
import { parseArgs } from 'node:util'
import { deviceRows } from './device.ts'
import { drawingRows } from './drawing.ts'
import { formsRows } from './forms.ts'
import { isMet, type Row } from './row.ts'
import { serverRows } from './server.ts'
import { serviceRows } from './service.ts'
import { startRows } from './start.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
  },
})

/** A row's name begins with its group's. */
const groups = {
  server: serverRows,
  device: deviceRows,
  drawing: drawingRows,
  forms: formsRows,
  start: startRows,
  service: serviceRows,
}

const rows: Row[] = []
for (const [group, measure] of Object.entries(groups)) {
  if (values.only.includes(':') && !values.only.startsWith(`${group}:`)) continue
  for await (const row of await measure(Number(values.rounds))) {
    if (!row.name.includes(values.only)) continue
    process.stdout.write(`${values.json ? JSON.stringify(row) : inWords(row)}\n`)
    rows.push(row)
  }
}
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
