import type { RecordHeader } from '#record'
import { difference, freshTablets, heal, storedStatements, valuesHeld } from './checks.ts'
import { createDice, type Dice } from './dice.ts'
import type { Tablet } from './tablet.ts'
import type { World } from './world.ts'

/** A row id that any tablet may use, so that two of them meet on it. */
const ROW = 'cm93LW9uZS1mb3ItdGVzdA'

/** Which sides are set back to an old copy on the way. */
export type Restores = { readonly tablets: boolean; readonly server: boolean }

/** Plays one numbered trace and says what is wrong at its end, or null. */
export async function runTrace(world: World, number: number, restores?: Restores): Promise<string | null> {
  const trace = createDice(number)
  const { saq, checkIn } = await world.newCase()
  const tablets: Tablet[] = [...(await freshTablets(world))]
  for (const tablet of tablets) await tablet.pull()
  const setBack = restores ? await createRestores(world, tablets, restores, trace) : null
  const headers = [saq, checkIn] as const
  let said = 0
  world.network.setFaults(0.35)
  for (let step = 0; step < 16; step++) {
    // Half of the time what went before is on every tablet, and folded there, before the trace goes on.
    if (step === 8 && trace.chance(0.5)) {
      world.network.setFaults(0)
      for (const tablet of tablets) await tablet.round()
      for (const tablet of tablets) await foldSome(tablet, headers, trace)
      world.network.setFaults(0.35)
    }
    const tablet = trace.pick(tablets as [Tablet, ...Tablet[]])
    const what = trace.roll(10)
    if (what < 5) {
      said++
      await sayAnything(tablet, trace.chance(0.8) ? saq : checkIn, trace)
    } else if (what < 8) {
      if (trace.chance(0.15)) tablet.disk.failNext('failed')
      await (trace.chance(0.2) ? tablet.round() : tablet.push())
      tablet.disk.mend()
    } else await tablet.pull()
    if (trace.chance(0.5)) await foldSome(tablet, headers, trace)
    if (trace.chance(0.1)) await world.network.deliverLate()
    await setBack?.()
  }
  world.network.setFaults(0)
  await world.network.deliverLate()
  const held = await everythingHeld(world, tablets, headers)
  if (!restores && held.size !== said) return `${said} statements were said, ${held.size} are held`
  await heal(tablets)
  for (const tablet of tablets) await foldSome(tablet, headers, trace)
  return (await lost(world, headers, held)) ?? difference(tablets, headers)
}

/** What can be folded is, unless the disk refuses it. */
async function foldSome(tablet: Tablet, headers: readonly RecordHeader[], trace: Dice): Promise<void> {
  for (const header of headers) {
    if (trace.chance(0.15)) tablet.disk.failNext('failed')
    await tablet.fold(header)
    tablet.disk.mend()
  }
}

/** Now and then copies a tablet or the server, or sets one back to its last copy. */
async function createRestores(world: World, tablets: Tablet[], restores: Restores, trace: Dice) {
  let serverCopy = restores.server ? await world.copyServer() : null
  const disks = tablets.map(({ disk }) => disk.copy())
  return async (): Promise<void> => {
    const which = trace.roll(tablets.length)
    const [tablet, disk] = [tablets[which], disks[which]]
    const what = trace.roll(12)
    if (restores.server && what === 0) serverCopy = await world.copyServer()
    if (serverCopy && what === 1) await world.restoreServer(serverCopy)
    if (restores.tablets && what === 2 && tablet) disks[which] = tablet.disk.copy()
    if (restores.tablets && what === 3 && tablet && disk) tablets[which] = await tablet.on(disk.copy())
  }
}

async function everythingHeld(
  world: World,
  tablets: readonly Tablet[],
  headers: readonly RecordHeader[],
): Promise<ReadonlySet<string>> {
  const held = new Set<string>()
  for (const header of headers) {
    for (const { id } of await storedStatements(world, header)) held.add(id)
    for (const tablet of tablets) for (const id of await valuesHeld(tablet, header)) held.add(id)
  }
  return held
}

/** The server has every statement that anybody held, once: its ids are unique. */
async function lost(
  world: World,
  headers: readonly RecordHeader[],
  held: ReadonlySet<string>,
): Promise<string | null> {
  const stored = (await Promise.all(headers.map((header) => storedStatements(world, header)))).flat()
  const storedIds = new Set(stored.map(({ id }) => id))
  const missing = [...held].filter((id) => !storedIds.has(id))
  return missing.length > 0 || stored.length !== held.size
    ? `${held.size} statements were held, the server has ${stored.length}, without ${missing.join()}`
    : null
}

async function sayAnything(tablet: Tablet, header: RecordHeader, trace: Dice): Promise<void> {
  if (header.form === 'check-in') return tablet.say(header, 'police/answer', trace.pick(['yes', 'no']))
  const kind = trace.roll(10)
  if (kind === 0) return tablet.say(header, 'q02/answer', `not an answer ${trace.roll(1_000)}`)
  if (kind === 1) return tablet.say(header, 'q02/answer', 'yes', 2)
  if (kind === 2) return tablet.say(header, `rows/${ROW}`, 'a0')
  if (kind === 3) return tablet.removeRow(header, ROW)
  if (kind < 6) return tablet.say(header, `rows/${ROW}/problem`, trace.pick(['rent', 'sleep', null]))
  return tablet.say(header, `q0${1 + trace.roll(3)}/answer`, trace.pick(['yes', 'no', 'dont-know', null]))
}
