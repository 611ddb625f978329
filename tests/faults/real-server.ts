import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { type RecordHeader, stateField, viewOf } from '#record'
import type { Fetch } from '#sync'
import { startServer } from '../e2e/harness/server.ts'
import { difference } from '../world/checks.ts'
import { createDice, type Dice } from '../world/dice.ts'
import { enrolTablet, type Tablet } from '../world/tablet.ts'

/** The demo officer whose cases these are. */
const officer = { name: 'jess', password: 'demo-maple-kettle' } as const
const LONGEST_MS = 250

/**
 * Tablets in this process, and the real server in one of its own, over HTTP on its own database: killed (SIGKILL) at random moments while it is
 * written to, and started again. Answers what was lost, or null.
 */
export async function runOnRealServer(
  seed: number,
  log: (line: string) => void = () => {},
): Promise<string | null> {
  const dice = createDice(seed)
  const folder = mkdtempSync(join(tmpdir(), 'cairn-faults-'))
  const data = join(folder, 'data')
  let server = await startServer({ data })
  try {
    const tablets: Tablet[] = []
    for (let index = 0; index < 2 + dice.roll(2); index++) {
      const parts = { fetch: browserFetch(server.url), clock: Date.now }
      tablets.push(await enrolTablet(parts, officer.name, officer.password))
    }
    for (const tablet of tablets) await tablet.pull()
    const [space = ''] = (await tablets[0]?.vault.keyNames())?.map((name) => name.space) ?? []
    const saq: RecordHeader = { space, compartment: 'client', form: 'saq', sitting: 'session-1' }
    const saved = new Set<string>()
    for (let kill = 0; kill < 4; kill++) {
      for (const tablet of tablets) for (const id of await sayMany(tablet, saq, dice)) saved.add(id)
      const working = tablets.map((tablet) => tablet.round())
      const ms = dice.roll(LONGEST_MS)
      await sleep(ms)
      await server.kill()
      await Promise.all(working)
      log(`the server is killed after ${ms} ms, with ${saved.size} statements shown as saved`)
      server = await startServer({ data, port: server.port })
    }
    for (let round = 0; round < 2; round++) for (const tablet of tablets) await tablet.round()
    return lost(data, saq, saved) ?? (await difference(tablets, [saq]))
  } finally {
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Ids of statements that the tablet showed as saved. */
async function sayMany(tablet: Tablet, header: RecordHeader, dice: Dice): Promise<readonly string[]> {
  const ids: string[] = []
  for (let count = 1 + dice.roll(12); count > 0; count--) {
    const view = viewOf((await tablet.records.open(header)).set)
    const field = `q${String(1 + dice.roll(20)).padStart(2, '0')}/answer`
    const said = await tablet.records.append(header, [stateField(view, field, dice.pick(['yes', 'no']), 1)])
    if (said.ok) ids.push(...said.value.map(({ id }) => id))
  }
  return ids
}

function lost(data: string, header: RecordHeader, saved: ReadonlySet<string>): string | null {
  const database = new DatabaseSync(`${data}/cairn.sqlite`, { readOnly: true })
  const rows = database
    .prepare(
      `select statements.id from statements join batches on batches.number = statements.batch
       join streams on streams.number = batches.stream where space = ? and compartment = ?`,
    )
    .all(header.space, header.compartment)
  database.close()
  const stored = new Set(rows.map((row) => String(row['id'])))
  const missing = [...saved].filter((id) => !stored.has(id))
  if (missing.length > 0) return `${missing.length} statements were shown as saved and are not on the server`
  return stored.size === rows.length ? null : 'a statement is on the server twice'
}

/** As a browser does it: cookies and the origin of the page. */
function browserFetch(url: string): Fetch {
  let cookie = ''
  return async (path, init) => {
    const headers = new Headers(init.headers)
    headers.set('origin', url)
    if (cookie && init.credentials !== 'omit') headers.set('cookie', cookie)
    const response = await fetch(url + path, { ...init, headers })
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return response
  }
}
