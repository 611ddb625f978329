import { canonicalText, equalBytes } from '#core'
import type { Attachment, RecordHeader } from '#record'
import { difference, storedStatements, valuesHeld } from '../world/checks.ts'
import { createDice } from '../world/dice.ts'
import type { ServerCopy } from '../world/server-copy.ts'
import type { Tablet } from '../world/tablet.ts'
import type { CaseOf, World } from '../world/world.ts'
import { acts } from './acts.ts'
import { type Device, draftKey, startAgain, startDevices } from './devices.ts'
import { Killed } from './killable.ts'
import { createOracle, type Oracle } from './oracle.ts'
import type { Variant } from './variants.ts'

const DAY = 86_400_000
const jumps = [262_000, -262_000, DAY, -DAY, 400 * DAY, -400 * DAY, 0] as const

export type ScenarioOptions = {
  readonly variant?: Variant | undefined
  readonly log?: (line: string) => void
}

/**
 * Plays one numbered scenario in `world`: officers on several tablets work on a case while processes die at any step, disks fill up,
 * clocks jump, the network spoils what it carries, and tablets and the server are set back to old copies. Answers what promise was broken
 * in the end, in words, or null.
 */
export async function runScenario(
  world: World,
  seed: number,
  { variant, log = () => {} }: ScenarioOptions = {},
): Promise<string | null> {
  const dice = createDice(seed)
  const inCase = await world.newCase()
  const oracle = createOracle()
  const restores = { tablets: dice.chance(0.25), server: dice.chance(0.25) }
  const devices = await startDevices(world, dice, variant)
  let serverCopy: ServerCopy = await world.copyServer()
  const broken: string[] = []
  world.network.setOlderServer(variant?.isOlderServer === true)
  world.network.setFaults(0.3)
  const steps = 10 + dice.roll(14)
  for (let step = 0; step < steps; step++) {
    const device = dice.pick(devices as [Device, ...Device[]])
    const doing = `${step}: ${device.name}`
    if (dice.chance(0.15)) {
      const jump = dice.pick(jumps)
      log(`${doing} clock off by ${jump} ms`)
      for (const officer of device.officers) world.skews[officer] = jump
    }
    const full = dice.chance(0.12) ? dice.roll(4) : null
    if (full !== null) device.disk.failNext('full', full)
    if (dice.chance(0.35)) device.process.dieIn({ steps: dice.roll(40), after: dice.chance(0.5) })
    const act = dice.pick(acts)
    log(`${doing} ${act.name}${full === null ? '' : `, disk full at commit ${full}`}`)
    try {
      await act({ device, inCase, dice, oracle })
    } catch (error) {
      if (!(error instanceof Killed)) throw error
    }
    device.disk.mend()
    device.process.dieIn(null)
    if (device.process.isDead()) {
      log(`${doing} killed, starts again`)
      await startAgain(world, device, variant)
    }
    broken.push(...(await draftsLost(device, inCase, oracle)))
    if (dice.chance(0.1)) await world.network.deliverLate()
    if (restores.server && dice.chance(0.06)) serverCopy = await world.copyServer()
    if (restores.server && dice.chance(0.06)) {
      log(`${doing} the server is set back`)
      await world.restoreServer(serverCopy)
      await forgetLost(world, inCase, devices, oracle)
    }
    if (restores.tablets && dice.chance(0.08)) device.copy = device.disk.copy()
    if (restores.tablets && dice.chance(0.06)) {
      log(`${doing} the tablet is set back`)
      device.disk = device.copy.copy()
      await startAgain(world, device, variant)
      for (const officer of device.officers) oracle.drafts.delete(`${device.name} ${officer}`)
      await forgetLost(world, inCase, devices, oracle)
    }
  }
  world.network.setFaults(0)
  world.skews.fill(0)
  await world.network.deliverLate()
  // Opened once more: what no backup is known to hold is then named to the server again.
  for (const device of devices) await startAgain(world, device, variant)
  const tablets = devices.flatMap((device) => device.tablets)
  for (let round = 0; round < 2; round++) for (const tablet of tablets) await tablet.round()
  world.network.setOlderServer(false)
  return (
    broken[0] ??
    (await lostOrDoubled(world, inCase, tablets, oracle)) ??
    (await photosLost(tablets, oracle)) ??
    difference(tablets, headersOf(inCase))
  )
}

const headersOf = ({ saq, checkIn, papers }: CaseOf): readonly RecordHeader[] => [saq, checkIn, papers]

async function draftsLost(device: Device, { saq }: CaseOf, oracle: Oracle): Promise<readonly string[]> {
  const lost: string[] = []
  for (const tablet of device.tablets) {
    const expected = oracle.drafts.get(draftKey(device, tablet)) ?? null
    if (expected === null) continue
    const texts = [...(await tablet.records.open(saq)).drafts.values()].flat().map(({ text }) => text)
    if (!texts.includes(expected)) lost.push(`text in hand is gone from ${device.name}: “${expected}”`)
  }
  return lost
}

/** After a restore, what no disk and no database has any more is nobody's to keep. */
async function forgetLost(
  world: World,
  inCase: CaseOf,
  devices: readonly Device[],
  oracle: Oracle,
): Promise<void> {
  const held = new Set<string>()
  for (const { tablets } of devices)
    for (const tablet of tablets)
      for (const header of headersOf(inCase)) for (const id of await valuesHeld(tablet, header)) held.add(id)
  const stored = await world.server.service.db.selectFrom('statements').select('id').execute()
  for (const { id } of stored) held.add(id)
  for (const id of oracle.saved.keys()) if (!held.has(id)) oracle.forget(id)
  for (const [id, { attachment }] of oracle.photos)
    if (!(await isAnywhere(world, devices, attachment))) oracle.photos.delete(id)
}

/** Whether the server or one tablet has all of a photograph. */
async function isAnywhere(
  world: World,
  devices: readonly Device[],
  { chunks }: Attachment,
): Promise<boolean> {
  const db = world.server.service.db
  const stored = await db.selectFrom('chunks').select('id').where('id', 'in', chunks).execute()
  if (stored.length === chunks.length) return true
  for (const { disk } of devices) {
    const held = new Set((await disk.all('chunks')).map(({ id }) => id))
    if (chunks.every((chunk) => held.has(chunk))) return true
  }
  return false
}

/** Every tablet that knows of a photograph, by a statement that names it, sees it. */
async function photosLost(tablets: readonly Tablet[], { photos }: Oracle): Promise<string | null> {
  for (const { records, disk, vault } of tablets)
    for (const [id, { attachment, bytes }] of photos) {
      if (!(await disk.get('attachments', [vault.id, id]))) continue
      const seen = await records.read(attachment)
      if (typeof seen === 'string') return `a photograph is ${seen} (${id})`
      if (!equalBytes(seen, bytes)) return `another photograph is in the place of one (${id})`
    }
  return null
}

/** Every statement ever shown as saved is on the server once, and on every tablet with its value or, not taken, with its author. */
async function lostOrDoubled(
  world: World,
  inCase: CaseOf,
  tablets: readonly Tablet[],
  oracle: Oracle,
): Promise<string | null> {
  for (const header of headersOf(inCase)) {
    const stored = await storedStatements(world, header)
    const statusById = new Map(stored.map(({ id, status }) => [id, status]))
    if (statusById.size !== stored.length) return 'a statement is on the server twice'
    const opened = await Promise.all(tablets.map((tablet) => tablet.records.history(header)))
    for (const { id, value, header: of } of oracle.saved.values()) {
      if (of.form !== header.form) continue
      const status = statusById.get(id)
      if (status === undefined) return `saved and not on the server: ${header.form} ${value} (${id})`
      const texts = opened.map(({ set, needsYou }) => {
        const statement = set.accepted.get(id) ?? needsYou.find((entry) => entry.id === id)?.statement
        return statement && canonicalText(statement.value)
      })
      if (texts.some((text) => text !== undefined && text !== value))
        return `changed on the way: ${value} (${id})`
      const isMissing =
        status === 'accepted'
          ? texts.some((text) => text === undefined)
          : texts.every((text) => text === undefined)
      if (isMissing) return `saved and gone from a tablet: ${header.form} ${value}, ${status} (${id})`
    }
  }
  return null
}
