import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { systemClock, systemRandom } from '#core'
import { createServer } from './create-server.ts'
import { openDatabase, reach } from './database/open.ts'
import { demoSignIns, seedDemo } from './demo/seed.ts'
import { loadPages } from './http/pages.ts'
import { RotatedError } from './keys/generations.ts'
import { keyInPlace } from './rotation/key-in-place.ts'
import type { LogEvent } from './service.ts'
import { readSettings } from './settings.ts'
import { standardPasswordCost } from './sign-in/passwords.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const log = (event: LogEvent): void =>
  void process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`)

const LAST_ANSWERS_MS = 2_000

async function main(): Promise<void> {
  const { port, origin, database, pages, serviceKey, demo } = readSettings(process.env, systemRandom)
  const db = openDatabase(database)
  const stop = (): void => {
    http.close(() => void db.destroy())
    // Browsers connect before they ask, and may never ask. Who is being answered has a moment; what is cut off is sent again.
    setTimeout(() => http.closeAllConnections(), LAST_ANSWERS_MS).unref()
  }
  await reach(db)
  const { app, service } = await createServer({
    database: db,
    origin,
    pages: loadPages(pages),
    clock: systemClock,
    random: systemRandom,
    serviceKey: await keyInPlace(db, process.env, serviceKey),
    passwordCost: standardPasswordCost,
    log,
    onRotated() {
      if (!http.listening) return
      fail(new RotatedError(), 'Cairn stopped.')
      stop()
    },
  })
  await seedDemo(service, demo)
  const http = createAdaptorServer({ fetch: app.fetch }) as Server
  http.once('error', (error) => fail(error))
  http.listen(port, 'localhost', async () => {
    for (const { name, role, grade, signInName, password } of await demoSignIns(service))
      print(
        `demo sign-in  ${signInName.padEnd(10)} ${password.padEnd(22)} ${name}, ${grade ?? role.replace('-', ' ')}`,
      )
    print(`ready http://localhost:${(http.address() as AddressInfo).port}`)
  })
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

function fail(error: unknown, what = 'Cairn did not start.'): void {
  process.stderr.write(`${what} ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

main().catch((error: unknown) => fail(error))
