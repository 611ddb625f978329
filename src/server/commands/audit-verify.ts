import { readFileSync } from 'node:fs'
import type { Link } from '../audit/chain.ts'
import { verifyAudit } from '../audit/verify.ts'
import { openDatabase } from '../database/open.ts'
import { verifyErasures } from '../erasing/certificate.ts'
import { keyInPlace } from '../rotation/key-in-place.ts'
import { databaseIn, serviceKeyIn } from '../settings.ts'
import { print, run } from './terminal.ts'

/** `npm run audit:verify -- [<file>]`, while the service runs or not; the file holds what it printed before. */
await run('The audit log was not verified.', async () => {
  const [kept, ...more] = process.argv.slice(2)
  if (more.length > 0)
    throw new Error('Say at most one file: npm run audit:verify -- [<file of earlier ends>]')
  const atHand = serviceKeyIn(process.env)
  if (!atHand) throw new Error('The service key is needed: keys/service.key or CAIRN_SERVICE_KEY.')
  const db = openDatabase(databaseIn(process.env))
  try {
    const serviceKey = await keyInPlace(db, process.env, atHand)
    const { entries, ends, faults, remarks } = await verifyAudit(
      db,
      serviceKey,
      kept === undefined ? [] : endsIn(kept),
    )
    const wrong = await verifyErasures(db, serviceKey)
    for (const line of [...faults, ...wrong, ...remarks]) print(line)
    for (const { chain, number, mac } of ends) print(`end  ${chain}  ${number}  ${mac}`)
    print(
      faults.length > 0
        ? 'The audit log is not as it was written. Stop the service, keep this database as it is, and ask who had access to it.'
        : `All ${entries} entries are as they were written. Keep the lines above in another place, and give them next time.`,
    )
    if (wrong.length > 0)
      print('What was erased is not as its certificates say. Ask who had access to the database.')
    if (faults.length + wrong.length > 0) process.exitCode = 1
  } finally {
    await db.destroy()
  }
})

/** What an earlier run printed. @throws Error with a sentence when it is not that */
function endsIn(path: string): readonly Link[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  const ends = lines.flatMap((line) => {
    const [, chain, number, mac] = /^end {2}([\w-]+) {2}(\d+) {2}([\w-]+)$/.exec(line.trim()) ?? []
    return chain === undefined || number === undefined || mac === undefined
      ? []
      : [{ chain, number: Number(number), mac }]
  })
  if (ends.length === 0) throw new Error(`${path} holds no ends of an audit log.`)
  return ends
}
