import type { Dice } from '../world/dice.ts'
import { createMemoryDisk, type MemoryDisk } from '../world/memory-disk.ts'
import type { Tablet } from '../world/tablet.ts'
import type { World } from '../world/world.ts'
import { type Process, startProcess } from './killable.ts'
import type { Variant } from './variants.ts'

/** A tablet with one officer, or two that share it. */
export type Device = {
  disk: MemoryDisk
  process: Process
  /** By officer; the first is who uses it most. */
  tablets: Tablet[]
  readonly officers: readonly number[]
  /** An old copy of the disk, to be set back to. */
  copy: MemoryDisk
  readonly name: string
}

/** Whose text in hand, on which tablet. */
export const draftKey = (device: Device, tablet: Tablet): string =>
  `${device.name} ${device.officers[device.tablets.indexOf(tablet)]}`

export async function startDevices(world: World, dice: Dice, variant?: Variant): Promise<readonly Device[]> {
  const count = 2 + dice.roll(world.tablets.length - 1)
  const shares = dice.chance(0.2)
  const devices: Device[] = []
  for (let index = 0; index < count; index++) {
    // Two officers on one tablet: the next one's vault stands beside the first's.
    const officers = shares && index === 0 ? [0, world.tablets.length - 1] : [index]
    if (shares && index === world.tablets.length - 1) break
    const disk = createMemoryDisk()
    const device: Device = {
      disk,
      process: startProcess(disk),
      tablets: [],
      officers,
      copy: disk.copy(),
      name: `tablet ${index}`,
    }
    await startAgain(world, device, variant)
    for (const tablet of device.tablets) await tablet.pull()
    device.copy = disk.copy()
    devices.push(device)
  }
  return devices
}

/** What stands on the disk is all that is left of the process before. */
export async function startAgain(world: World, device: Device, variant?: Variant): Promise<void> {
  device.process = startProcess(device.disk)
  const { disk } = device.process
  const own = variant?.disk?.(disk) ?? disk
  device.tablets = []
  for (const officer of device.officers) {
    const enrolled = world.tablets[officer]
    if (enrolled) device.tablets.push(await enrolled.on(own))
  }
}
