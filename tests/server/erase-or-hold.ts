import { createInterface } from 'node:readline'
import { createServer, openDatabase } from '#server'
import { eraseCase } from '../../src/server/erasing/erase.ts'
import { putOnHold } from '../../src/server/erasing/hold.ts'

/** `node erase-or-hold.ts <erase | hold> <database> <service key, hex> <officer>`: does it to each case that a line names, and prints what came of it. */
const [act = '', database = '', key = '', officer = ''] = process.argv.slice(2)
const db = openDatabase(database)
const { service } = await createServer({
  ...{ database: db, pages: null, clock: () => 1_790_000_000_000, log: () => undefined },
  random: (length) => new Uint8Array(length).fill(length),
  serviceKey: new Uint8Array(Buffer.from(key, 'hex')),
  passwordCost: { memory: 64, passes: 1 },
})
const manager = { id: officer, name: '', role: 'manager', grade: null } as const
process.stdout.write('ready\n')
for await (const space of createInterface(process.stdin)) {
  const doIt =
    act === 'erase' ? eraseCase(service, manager, space) : putOnHold(service, manager, space, 'court')
  process.stdout.write(`${await doIt}\n`)
}
await db.destroy()
