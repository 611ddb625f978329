import { type Bytes, type Clock, newId, type Random } from '#core'
import type { Database } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import { rebindCertificates, verifyErasures } from '../erasing/certificate.ts'
import { addGeneration, holdForRotation } from '../keys/generations.ts'
import { rewrapServiceKeys } from '../keys/service-keys.ts'
import { rewrapSpaceKeys } from '../keys/space-keys.ts'
import { type BroughtUp, bringUpHeld } from './bring-up.ts'

export type Rotation = BroughtUp & {
  readonly spaces: number
  readonly serviceKeys: number
  readonly certificates: number
}

export type Change = {
  readonly from: Bytes
  readonly to: Bytes
  readonly random: Random
  readonly clock: Clock
  /** Goes on over what is wrong, which stays as it is. */
  readonly withFaults: boolean
}

/**
 * Puts everything that is under one service key under another, all or nothing (docs/protocol.md §8i). Whoever still has the old one writes nothing
 * with it from then on. @throws RotatedError when the database is under another key by now; FaultsError
 */
export function rotateServiceKey(db: Database, change: Change): Promise<Rotation> {
  const { from, to, random, clock, withFaults } = change
  const chain = newId(random)
  return inTransaction(db, async (writing) => {
    await holdForRotation(writing, from)
    const erasures = await verifyErasures(writing, from)
    const serviceKeys = await rewrapServiceKeys(writing, from, to, random)
    const spaces = await rewrapSpaceKeys(writing, from, to, random)
    const certificates = await rebindCertificates(writing, from, to)
    await addGeneration(writing, from, to, random)
    const data = await bringUpHeld(writing, { serviceKey: to, random, clock }, { chain, restored: false })
    const faults = [
      ...data.faults,
      ...erasures,
      ...spaces.left.map((space) => `The key of case ${space} does not open.`),
    ]
    if (faults.length > 0 && !withFaults) throw new FaultsError(faults)
    return { ...data, spaces: spaces.done, serviceKeys, certificates, faults }
  })
}

/** Somebody looks first. */
class FaultsError extends Error {
  override readonly name = 'FaultsError'
  constructor(faults: readonly string[]) {
    super(
      [
        'Nothing was changed, because something is not as it was written:',
        ...faults,
        'Ask who had access to the database, and keep a copy of it. To rotate all the same: npm run rotate-key -- --with-faults. What is wrong stays as it is, and is still found by npm run audit:verify.',
      ].join('\n'),
    )
  }
}
