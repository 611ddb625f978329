import { err, fromBase64url, ok, type Result } from '#core'
import { enrolmentMessage } from '#protocol'
import { createVaults } from '#store'
import { ask, type SyncProblem } from '#sync'
import { type Enrolled, kdfFloor, type NewVault, type StoredVault, type VaultWorker } from '#vault'
import type { DeviceParts } from './parts.ts'
import { isObject, jsonRequest, parseOfficer, type SignedIn } from './sign-in.ts'

/** `passphrase-taken`: it already opens a vault of this device, which would hide the new one. */
export type EnrolProblem = SyncProblem | 'passphrase-taken'

/**
 * Makes a vault with keys of its own, has the server enrol its device (docs/protocol.md §8a) and stores it. Nothing is stored
 * unless all of it went well.
 */
export async function enrol(
  signedIn: SignedIn,
  passphrase: string,
  worker: VaultWorker,
  { surroundings, fetch }: Pick<DeviceParts, 'surroundings' | 'fetch'>,
): Promise<Result<StoredVault, EnrolProblem>> {
  const vaults = createVaults(surroundings.disk)
  for (const stored of await vaults.all()) {
    const opened = await worker.unlock(stored, [], passphrase, [])
    if (opened.ok) return err('passphrase-taken')
  }
  const passes = await worker.calibratePasses()
  const vault = await worker.begin(passphrase, { memoryKiB: kdfFloor.memoryKiB, passes })
  const request = await requestOf(signedIn, vault)
  const answer = await ask(fetch, '/api/devices', jsonRequest(request), parseEnrolled)
  if (!answer.ok) return err(answer.problem)
  const stored = await vault.finish(answer.value)
  const saved = await vaults.save(stored)
  return saved.ok ? ok(stored) : err(saved.error === 'full' ? 'disk-full' : 'disk-failed')
}

async function requestOf(signedIn: SignedIn, { authorPublicKey, devicePublicKey, sign }: NewVault) {
  const { id: signIn, officer } = signedIn
  const signatures = await sign(
    enrolmentMessage({ signIn, officer: officer.id, devicePublicKey, authorPublicKey }),
  )
  return {
    devicePublicKey,
    authorPublicKey,
    deviceSignature: signatures.device,
    authorSignature: signatures.author,
  }
}

function parseEnrolled(value: unknown): Enrolled | null {
  if (!isObject(value)) return null
  const { device, serverPublicKey } = value
  const officer = parseOfficer(value['officer'])
  const key = typeof serverPublicKey === 'string' ? fromBase64url(serverPublicKey) : null
  return typeof device === 'string' && officer && key ? { device, officer, serverPublicKey: key } : null
}
