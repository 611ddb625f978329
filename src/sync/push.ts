import { type Bytes, bytesFromText, type Clock, ok } from '#core'
import {
  ERASED,
  encodePush,
  headerNames,
  MAX_PUSH_BYTES,
  MAX_PUSH_ENVELOPES,
  type PushAnswer,
  parseDone,
  parsePushAnswer,
  signPush,
} from '#protocol'
import { type Disk, type EnvelopeRow, isErased, type Locks, type Outbox, PUSH_LOCK, type Rows } from '#store'
import { sendAttachments } from './attachments.ts'
import { diskProblem } from './pages.ts'
import { type Answer, ask, type Fetch, type SyncProblem } from './transport.ts'

/** A vault as it lies on the device, locked. */
type LockedVault = Rows['vaults']

export type PushOutcome = {
  /** Statements the server now has. */
  readonly sent: number
  readonly problem: SyncProblem | null
}

export type PushParts = {
  readonly disk: Disk
  readonly outbox: Outbox
  readonly locks: Locks
  readonly clock: Clock
  readonly fetch: Fetch
}

/** Sends everything of every vault on this device, statements before attachments, oldest first, until nothing is left or something stands in the way. */
export const pushAll = (parts: PushParts): Promise<PushOutcome> =>
  parts.locks(PUSH_LOCK, async () => {
    let outcome: PushOutcome = { sent: 0, problem: null }
    for (const vault of await parts.outbox.vaultIds()) {
      const { sent, problem } = await pushVault(vault, parts)
      outcome = { sent: outcome.sent + sent, problem: outcome.problem ?? problem }
    }
    return outcome
  })

async function pushVault(id: string, parts: PushParts): Promise<PushOutcome> {
  const vault = await parts.disk.get('vaults', [id])
  if (!vault) return { sent: 0, problem: null }
  const { sent, problem, erase } = await sendVault(vault, parts)
  if (problem !== null) return { sent, problem }
  const goes = isErased(vault) || (erase ?? (await isOutOfService(vault, parts)))
  return { sent, problem: goes ? await eraseVault(vault, parts) : null }
}

/** Everything that can go. `erase`: what the server last said of this device; null when it was not asked. */
async function sendVault(
  vault: LockedVault,
  { outbox, clock, fetch }: PushParts,
): Promise<PushOutcome & { readonly erase: boolean | null }> {
  const { attachments } = outbox
  let sent = 0
  let erase: boolean | null = null
  for (;;) {
    const [envelopes] = inPushes(await outbox.ready(vault.id), MAX_PUSH_BYTES)
    if (!envelopes) return { sent, problem: await sendAttachments(vault, { attachments, fetch }), erase }
    const answer = await push(
      vault,
      envelopes.map(({ bytes }) => bytes),
      fetch,
    )
    // A push carries no cookie: a 401 here is about the device, not the sign-in.
    if (!answer.ok)
      return { sent, problem: answer.problem === 'signed-out' ? 'device-refused' : answer.problem, erase }
    const { receipts, backup } = answer.value
    erase = answer.value.erase === true
    const settled = await outbox.settle(vault.id, receipts, envelopes, clock(), backup)
    if (!settled.ok) return { sent, problem: diskProblem(settled.error), erase }
    const answered = new Set(receipts.map(({ envelope }) => envelope))
    if (!envelopes.some((envelope) => answered.has(envelope.id)))
      return { sent, problem: 'server-error', erase }
    sent += receipts.reduce(
      (count, receipt) => count + ('error' in receipt ? 0 : receipt.statements.length),
      0,
    )
  }
}

const ASK_EVERY_MS = 3_600_000

/** Asked now and then where nothing is sent: a lost tablet has nothing to say. No answer is no. */
async function isOutOfService(vault: LockedVault, { outbox, clock, fetch }: PushParts): Promise<boolean> {
  if (Math.abs(clock() - (await outbox.askedAt(vault.id))) < ASK_EVERY_MS) return false
  const answer = await push(vault, [], fetch)
  if (!answer.ok) return false
  await outbox.noteAsked(vault.id, clock())
  return answer.value.erase === true
}

/** What it had to send has gone: nothing that opens is left here, and the server hears of it (docs/protocol.md §8e). */
async function eraseVault(
  vault: LockedVault,
  { outbox, clock, fetch }: PushParts,
): Promise<SyncProblem | null> {
  const { erase, finish } = outbox.erasing
  const erased = isErased(vault) ? ok(null) : await erase(vault, clock())
  if (!erased.ok) return diskProblem(erased.error)
  const body = bytesFromText(ERASED)
  const signature = await signPush(body, vault.deviceKey)
  const told = await ask(fetch, '/api/devices/erased', signed(vault.device, signature, body), parseDone)
  if (!told.ok && told.code !== 'unknown-device') return told.problem
  const finished = await finish(vault)
  return finished.ok ? null : diskProblem(finished.error)
}

async function push(
  { device, deviceKey }: LockedVault,
  envelopes: readonly Bytes[],
  fetch: Fetch,
): Promise<Answer<PushAnswer>> {
  const body = encodePush(envelopes)
  return askToStore(fetch, device, await signPush(body, deviceKey), body)
}

/** Posts what a device signed. Whoever carries it needs no sign-in, and sends none. */
export const askToStore = (
  fetch: Fetch,
  device: string,
  signature: string,
  body: Bytes,
): Promise<Answer<PushAnswer>> => ask(fetch, '/api/push', signed(device, signature, body), parsePushAnswer)

const signed = (device: string, signature: string, body: Bytes): RequestInit => ({
  method: 'POST',
  credentials: 'omit',
  headers: {
    'content-type': 'application/octet-stream',
    [headerNames.device]: device,
    [headerNames.signature]: signature,
  },
  body,
})

/** Envelopes in their order, as many together as one push takes; `maxBytes` holds any single one. */
export function inPushes(
  rows: readonly EnvelopeRow[],
  maxBytes: number,
): readonly (readonly EnvelopeRow[])[] {
  const pushes: EnvelopeRow[][] = []
  let bytes = 0
  for (const row of rows) {
    const length = row.bytes.length + 4
    const last = pushes.at(-1)
    if (last && last.length < MAX_PUSH_ENVELOPES && bytes + length <= maxBytes) {
      last.push(row)
      bytes += length
    } else {
      pushes.push([row])
      bytes = 5 + length
    }
  }
  return pushes
}
