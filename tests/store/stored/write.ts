/**
 * `node tests/store/stored/write.ts > tests/store/stored/version-<n>.json`: a device's database as the code of this checkout writes it. Run it once,
 * on the last commit of a version, before the next version changes a row; what it wrote then is kept for ever and opened by every later version.
 */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { systemRandom } from '#core'
import { recordId } from '#record'
import { markBackup } from '#server'
import { createPlaces, createRecords, createVaults, openDexieDisk } from '#store'
import { openGrant } from '#vault'
import { createMemoryDisk } from '../../world/memory-disk.ts'
import type { Tablet } from '../../world/tablet.ts'
import { createWorld } from '../../world/world.ts'
import { dumpDatabase, type StoredDatabase } from './dump.ts'
import { pictureOf } from './picture.ts'

const MINUTE = 60_000
const ROW = 'cm93LW9uZS1mb3ItdGVzdA'

const world = await createWorld(3)
const { space, saq, checkIn } = await world.newCase()
const indexedDB = new IDBFactory()
const disk = { ...createMemoryDisk(), ...openDexieDisk('cairn', { indexedDB, IDBKeyRange }) }
const [amy, ben, colleague] = await Promise.all([
  world.tablets[0]?.on(disk),
  world.tablets[1]?.on(disk),
  world.tablets[2]?.on(createMemoryDisk()),
])
if (!amy || !ben || !colleague) throw new Error('The world needs three tablets.')

// Answers of several people, some of them two on one field, a row that went, and things that the server did not take.
await Promise.all([amy, ben, colleague].map((tablet) => tablet.pull()))
for (const value of ['yes', 'no', 'dont-know', 'yes']) await amy.say(saq, 'q07/answer', value)
await colleague.say(saq, 'q01/answer', 'yes')
await amy.say(saq, 'q01/answer', 'no')
await colleague.say(saq, 'q02/answer', 'not one of the answers')
await amy.say(saq, `rows/${ROW}`, 'a0')
await amy.say(saq, `rows/${ROW}/problem`, 'The rent went up')
await amy.removeRow(saq, ROW)
await amy.say(saq, 'q03/answer', 'not one of the answers')
await amy.say(saq, 'q04/answer', 'yes', 2)
await amy.say(checkIn, 'police/answer', 'no')
await inSession(amy)
await markBackup(world.server.service, world.clock.now)
for (const tablet of [amy, colleague, amy, ben]) await tablet.round()
for (const header of [saq, checkIn]) await amy.fold(header)

// With a receipt, and not come in the stream yet; then what is still on the tablet alone.
await amy.say(saq, 'q05/answer', 'yes')
await amy.say(saq, 'q06/answer', 'not one of the answers')
await amy.push()
await amy.say(saq, 'q08/answer', 'yes')
await amy.say(checkIn, 'safety/answer', 'yes')
await ben.say(saq, 'q09/answer', 'no')
await amy.records.saveDrafts(saq, [{ field: `rows/${ROW}/problem`, text: 'The rent and the', seen: [] }])
await ben.records.saveDrafts(checkIn, [{ field: 'police/words', text: 'Twice in', seen: [] }])
await createVaults(disk).noteWrongTry(world.clock.now)

const device = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
const stored: StoredDatabase = {
  ...(await dumpDatabase(indexedDB, 'cairn')),
  // The tablets' own keys cannot be taken out of them, which is as it should be.
  deviceKey: await crypto.subtle.exportKey('jwk', device.privateKey),
  vault: amy.vault.id,
  picture: await pictureOf(amy.vault, amy.surroundings, [saq, checkIn]),
}
process.stdout.write(`${JSON.stringify(stored, null, 1)}\n`)

async function inSession(tablet: Tablet): Promise<void> {
  const now = world.clock.now
  const grant = await tablet.vault.grantSession(space, now, now + 240 * MINUTE)
  if (!grant) throw new Error('An officer on the case holds its client key.')
  const vault = openGrant(grant, systemRandom)
  const records = createRecords(vault, tablet.surroundings)
  await records.append(saq, [{ version: 1, field: 'q20/answer', value: 'yes', replaces: [] }])
  await createPlaces(vault, tablet.surroundings).put(space, {
    state: 'open',
    session: 'session-1',
    startedAt: now,
    until: now + 240 * MINUTE,
    tasks: [{ form: 'saq', version: 1, sitting: 'session-1' }],
    task: 0,
    page: recordId(saq).slice(0, 8),
    breakFrom: null,
    breakMs: 0,
  })
}
