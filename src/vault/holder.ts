import {
  type Bytes,
  canonicalBytes,
  err,
  type Json,
  ok,
  type Random,
  type Result,
  textFromBytes,
  toBase64url,
} from '#core'
import {
  type Batch,
  batchId,
  createSealer,
  type Decision,
  deflate,
  type EnvelopePayload,
  type EnvelopeVersion,
  envelopeId,
  idsOf,
  inflate,
  issueCertificate,
  keyId,
  makeProof,
  type SignedCertificate,
  type SignedDecision,
  type SigningKey,
  signBatch,
  signDecision,
} from '#protocol'

import type { KeyName, SpaceKey, StoredSpaceKey } from './keyring.ts'
import { openBytes, sealBytes } from './seal.ts'
import type { SessionGrant } from './session-grant.ts'

/** A `pack` is deflated before it is encrypted. */
export type RowKind = 'batch' | 'pack' | 'snapshot' | 'draft' | 'stream' | 'place'

/** What a row is and where it stands; bound to its bytes as associated data. */
export type RowAddress = { readonly key: string; readonly kind: RowKind; readonly record: string }

/** A batch ready to be stored and sent in one transaction. */
export type PreparedBatch = {
  readonly id: string
  readonly ids: readonly string[]
  /** The sealed row of `{ batch, certificates }`, the batch with its ids. */
  readonly row: Bytes
  readonly envelope: SealedEnvelope
}

export type SealedEnvelope = { readonly id: string; readonly bytes: Bytes }

/**
 * An open vault: what the store, sync and the screens may ask of the keys, never the keys. Every method is asynchronous, so that
 * the same contract holds in a worker. Arrays go in and come out in the same order.
 */
export type Vault = {
  readonly id: string
  readonly author: string
  readonly device: string
  readonly via: 'officer' | 'session'
  /** The (space, compartment)s it holds keys for. */
  keyNames(): Promise<readonly KeyName[]>
  /** Makes keys for those it lacks and may hold. It holds them once the caller has stored them and says so by `holdKeys`. */
  createKeys(names: readonly Omit<KeyName, 'id'>[]): Promise<readonly StoredSpaceKey[]>
  /** Takes up stored keys of its open compartments that it does not hold yet: just made here, or by another document. */
  holdKeys(stored: readonly StoredSpaceKey[]): Promise<void>
  /** Holds these keys no longer: their rows are gone. */
  dropKeys(ids: readonly string[]): Promise<void>
  sealRows(rows: readonly (RowAddress & { readonly value: Json })[]): Promise<readonly Bytes[]>
  /** `undefined` for a row that is damaged, or whose key this vault does not hold. */
  openRows(rows: readonly SealedRow[]): Promise<readonly (Json | undefined)[]>
  /** Signs, encrypts for this device and seals for the server. */
  prepareBatch(
    header: Batch['header'],
    statements: Batch['statements'],
    key: string,
  ): Promise<Result<PreparedBatch, 'too-large'>>
  /** Seals a stored batch for the server once more, after it could not read the envelope or asked for the batch. */
  sealAgain(payload: EnvelopePayload, version?: EnvelopeVersion): Promise<Result<SealedEnvelope, 'too-large'>>
  /** The header of a reading request; an empty string when this vault may not read (session mode). */
  proof(method: string, pathAndQuery: string, at: number): Promise<string>
  /** What this officer decides of parked statements; null when this vault may not (session mode). */
  signDecision(decision: Omit<Decision, 'officer'>): Promise<SignedDecision | null>
  /** Null when it lacks the client key of the space. Times in ms by this device's clock. */
  grantSession(space: string, from: number, until: number): Promise<SessionGrant | null>
}

/** A vault where its keys are. */
export type Holder = Vault & {
  /** What `openRows` parses, in UTF-8, for who can do that: crossing to another thread costs bytes less than what they say. */
  openBodies(rows: readonly SealedRow[]): Promise<readonly (Bytes | undefined)[]>
}

export type SealedRow = RowAddress & { readonly bytes: Bytes }

export type HolderParts = Pick<Vault, 'id' | 'author' | 'device' | 'via'> & {
  readonly signingKey: SigningKey
  readonly certificates: readonly SignedCertificate[]
  readonly serverPublicKey: Bytes
  readonly spaceKeys: readonly SpaceKey[]
  readonly createKey: (name: Omit<KeyName, 'id'>) => Promise<StoredSpaceKey | null>
  readonly openKey: (stored: StoredSpaceKey) => Promise<SpaceKey | null>
  readonly random: Random
}

export function createHolder(parts: HolderParts): Holder {
  const { id, author, device, via, signingKey, certificates, serverPublicKey, random } = parts
  const sealForServer = createSealer(serverPublicKey)
  const keyById = new Map<string, SpaceKey>()
  const keyByName = new Map<string, SpaceKey>()
  hold(parts.spaceKeys)

  const seal = async (address: RowAddress, value: Json): Promise<Bytes> => {
    const spaceKey = keyById.get(address.key)
    if (!spaceKey) throw new Error('A row can only be sealed under a key of this vault.')
    const plain = canonicalBytes(value)
    const bytes = address.kind === 'pack' ? deflate(plain) : plain
    return sealBytes(spaceKey.key, bytes, rowData(address), random)
  }

  const open = async (row: SealedRow, associated: Bytes): Promise<Bytes | undefined> => {
    const spaceKey = keyById.get(row.key)
    const opened = spaceKey && (await openBytes(spaceKey.key, row.bytes, associated))
    if (!opened || row.kind !== 'pack') return opened ?? undefined
    const plain = inflate(opened, MOST_PACK_BYTES)
    return plain.ok ? plain.value : undefined
  }
  const openBodies: Holder['openBodies'] = (rows) => {
    const dataOf = rowDataInTurn()
    return Promise.all(rows.map((row) => open(row, dataOf(row))))
  }

  return {
    id,
    author,
    device,
    via,

    async keyNames() {
      return [...keyById.values()].map(({ id: key, space, compartment }) => ({ id: key, space, compartment }))
    },

    async createKeys(names) {
      const made: StoredSpaceKey[] = []
      for (const name of names) {
        if (keyByName.has(textOf(name))) continue
        const created = await parts.createKey(name)
        if (created) made.push(created)
      }
      return made
    },

    async holdKeys(stored) {
      const lacking = stored.filter((one) => !keyById.has(one.id))
      hold(await Promise.all(lacking.map(parts.openKey)))
    },

    async dropKeys(ids) {
      for (const key of ids) keyById.delete(key)
      keyByName.clear()
      hold([...keyById.values()])
    },

    sealRows: (rows) => Promise.all(rows.map((row) => seal(row, row.value))),

    async openRows(rows) {
      const bodies = await openBodies(rows)
      return bodies.map((body) => body && (JSON.parse(textFromBytes(body)) as Json))
    },

    openBodies,

    async prepareBatch(header, statements, key) {
      const ids = idsOf({ statements })
      const batch = await signBatch(header, statements, signingKey, ids)
      const [first] = statements
      const [row, envelope] = await Promise.all([
        // With the ids, which whoever opens the row would have to hash again.
        seal(
          { key, kind: 'batch', record: first?.record ?? '' },
          { batch: { ...batch, ids, withheld: [] }, certificates },
        ),
        sealForServer({ batch, certificates }),
      ])
      if (!envelope.ok) return err(envelope.error)
      setTimeout(sealForServer.prepare, UNTIL_STORED)
      return ok({
        id: batchId(ids),
        ids,
        row,
        envelope: { id: envelopeId(envelope.value), bytes: envelope.value },
      })
    },

    async sealAgain(payload, version) {
      const envelope = await sealForServer(payload, version)
      return envelope.ok ? ok({ id: envelopeId(envelope.value), bytes: envelope.value }) : envelope
    },

    proof: async (method, pathAndQuery, at) =>
      via === 'session' ? '' : makeProof(method, pathAndQuery, at, signingKey),

    signDecision: async (decision) =>
      via === 'session' ? null : signDecision({ ...decision, officer: author }, signingKey),

    async grantSession(space, from, until) {
      const spaceKey = keyByName.get(textOf({ space, compartment: 'client' }))
      if (!spaceKey || via === 'session') return null
      const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
      const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
      const certificate = await issueCertificate(
        { publicKey: toBase64url(publicKey), author, device, space, from, until },
        signingKey,
      )
      return {
        vault: id,
        author,
        device,
        spaceKey,
        signingKey: { id: keyId(publicKey), privateKey: pair.privateKey },
        certificate,
        serverPublicKey,
      }
    },
  }

  function hold(spaceKeys: readonly (SpaceKey | null)[]): void {
    for (const spaceKey of spaceKeys) {
      if (!spaceKey) continue
      keyById.set(spaceKey.id, spaceKey)
      const name = textOf(spaceKey)
      if (!keyByName.has(name)) keyByName.set(name, spaceKey)
    }
  }
}

const textOf = ({ space, compartment }: Omit<KeyName, 'id'>): string => `${space} ${compartment}`

/** By then what was sealed is on most disks, in ms: getting ready for the next would take its time from that. */
const UNTIL_STORED = 3

/** Far above what the store puts in one pack. */
const MOST_PACK_BYTES = 67_108_864

const rowData = ({ key, kind, record }: RowAddress): Bytes =>
  canonicalBytes(['cairn row', 1, kind, record, key])

/** The same for one row after the other: of one record they lie together, and most have what the one before had. */
function rowDataInTurn(): (address: RowAddress) => Bytes {
  let last: { readonly of: RowAddress; readonly data: Bytes } | null = null
  return (of) => {
    const isSame = last?.of.record === of.record && last.of.kind === of.kind && last.of.key === of.key
    last = { of, data: last && isSame ? last.data : rowData(of) }
    return last.data
  }
}
