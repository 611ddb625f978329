import { createServer, openDatabase } from '#server'
import { eraseCase } from '../../src/server/erasing/erase.ts'

/** `node erase-and-die.ts <database> <service key, hex> <officer> <space> <n>`: erases a case, and is killed before the n-th question to the database. */
const [database = '', key = '', officer = '', space = '', last = ''] = process.argv.slice(2)
let left = Number.POSITIVE_INFINITY
const db = openDatabase(database).withPlugin({
  transformQuery({ node }) {
    if (--left < 0) process.kill(process.pid, 'SIGKILL')
    return node
  },
  transformResult: async ({ result }) => result,
})
const { service } = await createServer({
  ...{ database: db, pages: null, clock: () => 1_790_000_000_000, log: () => undefined },
  random: (length) => new Uint8Array(length).fill(length),
  serviceKey: new Uint8Array(Buffer.from(key, 'hex')),
  passwordCost: { memory: 64, passes: 1 },
})
left = Number(last)
await eraseCase(service, { id: officer, name: '', role: 'manager', grade: null }, space)
await db.destroy()
