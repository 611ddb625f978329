import type { Bytes } from '#core'
import { type CarryPart, encodeCarry, encodePush, signPush } from '#protocol'
import type { Disk, EnvelopeRow, Outbox } from '#store'
import { inPushes } from './push.ts'

/** What waits on this device to be sent, whoever wrote it. */
export type Unsent = {
  /** Statements that can go. */
  readonly statements: number
  /** When the oldest of them was written, in ms by this device's clock; null when there is none. */
  readonly oldest: number | null
  /** Statements that the server could not take as they are sealed: their officer has to unlock first. */
  readonly held: number
  /** Photographs, which no file carries. */
  readonly attachments: number
}

export type CarryFile = Unsent & { readonly bytes: Bytes }

/** What one damaged byte can cost: parts are kept small, and no smaller than the largest envelope. */
const PART_BYTES = 1_100_000

/** Counts without opening anything. */
export const unsentOn = async (outbox: Outbox): Promise<Unsent> => countIn(await readyIn(outbox), outbox)

/**
 * Everything that this device would push, of every vault, as a file for any machine to hand in (docs/protocol.md §7a); null when there is
 * nothing. Nothing on the device changes.
 */
export async function makeCarryFile({
  disk,
  outbox,
}: {
  readonly disk: Disk
  readonly outbox: Outbox
}): Promise<CarryFile | null> {
  const ready = await readyIn(outbox)
  const parts: CarryPart[] = []
  for (const { vault: id, rows } of ready) {
    const vault = await disk.get('vaults', [id])
    if (!vault) continue
    for (const envelopes of inPushes(rows, PART_BYTES)) {
      const body = encodePush(envelopes.map(({ bytes }) => bytes))
      parts.push({ device: vault.device, signature: await signPush(body, vault.deviceKey), body })
    }
  }
  return parts.length === 0 ? null : { ...(await countIn(ready, outbox)), bytes: encodeCarry(parts) }
}

type Ready = { readonly vault: string; readonly rows: readonly EnvelopeRow[] }

const readyIn = async (outbox: Outbox): Promise<readonly Ready[]> =>
  Promise.all((await outbox.vaultIds()).map(async (vault) => ({ vault, rows: await outbox.ready(vault) })))

async function countIn(ready: readonly Ready[], outbox: Outbox): Promise<Unsent> {
  const rows = ready.flatMap((one) => one.rows)
  const statements = rows.reduce((count, row) => count + row.statements, 0)
  const states = await Promise.all(ready.map(({ vault }) => outbox.state(vault)))
  const unsent = states.reduce((count, state) => count + state.unsent, 0)
  return {
    statements,
    oldest: rows.length === 0 ? null : Math.min(...rows.map(({ at }) => at)),
    held: Math.max(0, unsent - statements), // one may have been sent between the two looks
    attachments: states.reduce((count, state) => count + state.attachments, 0),
  }
}
