import { expose, proxy, type Remote, transfer, wrap } from 'comlink'
import { type Bytes, ok, type Random, type Result } from '#core'
import { createExpectedRows, createWaitingRows, type ExpectedRows } from './expected-rows.ts'
import type { Holder, SealedRow, Vault } from './holder.ts'
import { calibratePasses, readyToDerive } from './kdf.ts'
import type { StoredSpaceKey } from './keyring.ts'
import {
  joinOpened,
  type OpenedRows,
  type PackedRows,
  packRows,
  parseOpened,
  unpackRows,
} from './packed-rows.ts'
import type { StoredPasskey } from './passkey.ts'
import type { Compartment } from './slots.ts'
import {
  changePassphrase,
  type Opened,
  type PasskeyUnlockError,
  sealForPasskey,
  type UnlockError,
  type Unlocked,
  unlockByPasskey,
  unlockVault,
} from './unlock.ts'
import {
  beginVault,
  type Enrolled,
  type KdfSettings,
  type NewVault,
  type OfficerProfile,
  type StoredRoot,
  type StoredVault,
} from './vault.ts'

/** What a crypto worker does for its document: keys are made and used there and never leave it. */
export type VaultWorker = {
  /** Argon2id passes that take about 0.7 s on this device. */
  calibratePasses(): Promise<number>
  begin(passphrase: string, settings: KdfSettings): Promise<NewVault>
  /** Rows that the vault will be asked for once it is open: it begins with them then, before it is asked. */
  expectRows(rows: readonly SealedRow[]): void
  unlock(
    stored: StoredVault,
    spaceKeys: readonly StoredSpaceKey[],
    passphrase: string,
    compartments: readonly Compartment[],
  ): Promise<Result<Unlocked, UnlockError>>
  /** `output` is handed over: this side has nothing of it afterwards. */
  unlockByPasskey(
    stored: StoredVault,
    spaceKeys: readonly StoredSpaceKey[],
    output: Bytes,
  ): Promise<Result<Unlocked, PasskeyUnlockError>>
  /** What to store for a passkey that was just made; `output` is handed over. */
  sealForPasskey(
    stored: StoredVault,
    passphrase: string,
    made: Omit<StoredPasskey, 'keys'>,
    output: Bytes,
  ): Promise<Result<StoredPasskey, UnlockError>>
  /** What to store so that `next` opens the vault from then on. */
  changePassphrase(
    stored: StoredVault,
    passphrase: string,
    next: string,
    settings: KdfSettings,
  ): Promise<Result<StoredRoot, UnlockError>>
  /** Ends the worker and every key in it, at once. */
  end(): void
}

/** The document's side. The worker must run `serveVaults`. */
export function connectVaultWorker(worker: Worker): VaultWorker {
  const remote = wrap<Service>(worker)
  const expected = createExpectedRows(
    (rows) => void remote.expectRows(transfer(rows, [rows.bytes.buffer])).catch(() => undefined),
    (part) => remote.takeExpected(part),
  )
  return {
    calibratePasses: () => remote.calibratePasses(),

    async begin(passphrase, settings) {
      const begun = (await remote.begin(passphrase, settings)) as unknown as BegunVault
      return {
        authorPublicKey: begun.authorPublicKey,
        devicePublicKey: begun.devicePublicKey,
        sign: (message) => remote.sign(message),
        finish: (enrolled) => remote.finish(enrolled),
      }
    },

    expectRows: expected.expect,

    async unlock(stored, spaceKeys, passphrase, compartments) {
      const unlocked = await remote.unlock(stored, spaceKeys, passphrase, compartments)
      return unlocked.ok ? ok(await openedOf(stored.id, unlocked.value)) : unlocked
    },

    async unlockByPasskey(stored, spaceKeys, output) {
      const unlocked = await remote.unlockByPasskey(stored, spaceKeys, handedOver(output))
      return unlocked.ok ? ok(await openedOf(stored.id, unlocked.value)) : unlocked
    },

    sealForPasskey: (stored, passphrase, made, output) =>
      remote.sealForPasskey(stored, passphrase, made, handedOver(output)),

    changePassphrase: (stored, passphrase, next, settings) =>
      remote.changePassphrase(stored, passphrase, next, settings),

    end: () => worker.terminate(),
  }

  async function openedOf(id: string, { author, device, profile }: UnlockedFacts): Promise<Unlocked> {
    return { vault: remoteVault(await remote.vault(), expected, { id, author, device }), profile }
  }
}

const handedOver = (bytes: Bytes): Bytes => transfer(bytes, [bytes.buffer])

/** The worker's side. One worker serves one vault. */
export function serveVaults(random: Random): void {
  let begun: NewVault | null = null
  let unlocked: Opened | null = null
  const waiting = createWaitingRows()
  void readyToDerive()

  const service = {
    calibratePasses: () => calibratePasses(() => performance.now(), random),

    expectRows: (rows: PackedRows) => waiting.add(rows),

    async takeExpected(part: number) {
      const opened = await waiting.take(part)
      return transfer(opened, [opened.list.buffer])
    },

    async begin(passphrase: string, settings: KdfSettings) {
      begun = await beginVault(passphrase, settings, random)
      const { authorPublicKey, devicePublicKey } = begun
      return { authorPublicKey, devicePublicKey }
    },

    sign(message: Uint8Array<ArrayBuffer>) {
      if (!begun) throw new Error('Sign follows begin.')
      return begun.sign(message)
    },

    finish(enrolled: Enrolled) {
      if (!begun) throw new Error('Finish follows begin.')
      return begun.finish(enrolled)
    },

    async unlock(
      stored: StoredVault,
      spaceKeys: readonly StoredSpaceKey[],
      passphrase: string,
      compartments: readonly Compartment[],
    ): Promise<Result<UnlockedFacts, UnlockError>> {
      return factsOf(await unlockVault(stored, spaceKeys, passphrase, compartments, random))
    },

    async unlockByPasskey(
      stored: StoredVault,
      spaceKeys: readonly StoredSpaceKey[],
      output: Bytes,
    ): Promise<Result<UnlockedFacts, PasskeyUnlockError>> {
      return factsOf(await unlockByPasskey(stored, spaceKeys, output, random))
    },

    sealForPasskey: (
      stored: StoredVault,
      passphrase: string,
      made: Omit<StoredPasskey, 'keys'>,
      output: Bytes,
    ) => sealForPasskey(stored, passphrase, made, output, random),

    changePassphrase: (stored: StoredVault, passphrase: string, next: string, settings: KdfSettings) =>
      changePassphrase(stored, passphrase, next, settings, random),

    vault() {
      if (!unlocked) throw new Error('The vault follows unlock.')
      const { vault } = unlocked
      return proxy({
        ...vault,
        async openPacked(rows: PackedRows) {
          const opened = joinOpened(await vault.openBodies(unpackRows(rows)))
          return transfer(opened, [opened.list.buffer])
        },
      })
    },
  }
  expose(service)

  function factsOf<E>(result: Result<Opened, E>): Result<UnlockedFacts, E> {
    if (!result.ok) return result
    unlocked = result.value
    waiting.openWith(unlocked.vault.openBodies)
    const { author, device } = unlocked.vault
    return ok({ author, device, profile: unlocked.profile })
  }
}

/** What is asked for as it stands; where a vault or its making comes back, only facts cross, and the rest is asked for after. */
type Service = Pick<VaultWorker, 'calibratePasses' | 'sealForPasskey' | 'changePassphrase'> & {
  begin(...given: Parameters<VaultWorker['begin']>): Promise<BegunVault>
  sign(message: Uint8Array): ReturnType<NewVault['sign']>
  finish(enrolled: Enrolled): Promise<StoredVault>
  unlock(...given: Parameters<VaultWorker['unlock']>): Promise<Result<UnlockedFacts, UnlockError>>
  unlockByPasskey(
    ...given: Parameters<VaultWorker['unlockByPasskey']>
  ): Promise<Result<UnlockedFacts, PasskeyUnlockError>>
  expectRows(rows: PackedRows): Promise<void>
  takeExpected(part: number): Promise<OpenedRows>
  vault(): Promise<Remote<ServedVault>>
}

type ServedVault = Holder & {
  openPacked(rows: PackedRows): Promise<OpenedRows>
}

type BegunVault = Pick<NewVault, 'authorPublicKey' | 'devicePublicKey'>
type UnlockedFacts = { readonly author: string; readonly device: string; readonly profile: OfficerProfile }

/**
 * Each method crosses to the worker by itself; what it takes and gives is cloned, and rows are parsed on this side. Names of keys are asked for with every statement, draft and
 * stream, and change only when keys are taken up: they cross once.
 */
function remoteVault(
  remote: unknown,
  expected: ExpectedRows,
  facts: Pick<Vault, 'id' | 'author' | 'device'>,
): Vault {
  const methods = remote as Omit<ServedVault, 'id' | 'author' | 'device' | 'via'>
  let names: ReturnType<Vault['keyNames']> | null = null
  const openRows: Vault['openRows'] = async (rows) => {
    const packed = packRows(rows)
    return parseOpened(await methods.openPacked(transfer(packed, [packed.bytes.buffer])))
  }
  return {
    ...facts,
    via: 'officer',
    keyNames() {
      names ??= methods.keyNames()
      return names
    },
    createKeys: (lacking) => methods.createKeys(lacking),
    async holdKeys(stored) {
      await methods.holdKeys(stored)
      names = null
    },
    async dropKeys(ids) {
      await methods.dropKeys(ids)
      names = null
    },
    sealRows: (rows) => methods.sealRows(rows),
    openRows: (rows) => expected.opened(rows, openRows),
    prepareBatch: (header, statements, key) => methods.prepareBatch(header, statements, key),
    sealAgain: (payload, version) => methods.sealAgain(payload, version),
    proof: (method, pathAndQuery, at) => methods.proof(method, pathAndQuery, at),
    signDecision: (decision) => methods.signDecision(decision),
    grantSession: (space, from, until) => methods.grantSession(space, from, until),
  }
}
