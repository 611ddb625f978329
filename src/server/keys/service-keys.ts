import { createPrivateKey, createPublicKey } from 'node:crypto'
import { type Bytes, concatBytes, fromBase64url, newId, type Random, toBase64url } from '#core'
import {
  generateOpeningKey,
  type ImportKey,
  importOpeningKey,
  keyId,
  type OpeningKey,
  type SigningKey,
} from '#protocol'
import type { Database, ServiceKeyRow, Writing } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Surroundings } from '../service.ts'
import { openAtRest, sealAtRest } from './at-rest.ts'
import { nameServiceKey, RotatedError, wasServiceKey } from './generations.ts'

/** The service's own signing key, for what it brings in itself. */
type ImportSigner = { readonly key: SigningKey; readonly entry: ImportKey }

export type ServiceKeys = {
  /** Newest first; old ones stay, so that an envelope sealed long ago still opens. */
  readonly opening: readonly OpeningKey[]
  readonly import: ImportSigner
}

/** Reads the service's key pairs, making them at first start. @throws ServiceKeyError or RotatedError when the service key is not the one of now */
export async function loadServiceKeys(db: Database, surroundings: Surroundings): Promise<ServiceKeys> {
  await makeMissingKeys(db, surroundings)
  const rows = await db.selectFrom('service_keys').selectAll().orderBy('made_at', 'desc').execute()
  const opening = rows
    .filter(({ kind }) => kind === 'opening')
    .map((row) => importOpeningKey(publicBytes(row), privateBytes(row, surroundings)))
  const importRow = rows.find(({ kind }) => kind === 'import')
  if (!importRow) throw new Error('The import key is missing.')
  return { opening: await Promise.all(opening), import: await importSigner(db, importRow, surroundings) }
}

async function makeMissingKeys(db: Database, { serviceKey, random, clock }: Surroundings): Promise<void> {
  const pairs = [
    { kind: 'opening', ...(await generateOpeningKey()) },
    { kind: 'import', ...ed25519FromSeed(random(32)) },
  ] as const
  const service = { author: newId(random), device: newId(random) }
  const make = async (writing: Writing): Promise<void> => {
    const stored = await writing.selectFrom('service_keys').selectAll().execute()
    if (!stored.every((row) => opensServiceKey(serviceKey, row))) throw await wrongKey(writing, serviceKey)
    await nameServiceKey(writing, serviceKey)
    if (stored.length > 0) return
    for (const { kind, publicKey, pkcs8 } of pairs) {
      const id = keyId(publicKey)
      const wrapped = sealAtRest(serviceKey, pkcs8, placeOf(kind, id), random)
      const row = { id, kind, public_key: toBase64url(publicKey), private_key: wrapped, made_at: clock() }
      await writing.insertInto('service_keys').values(row).execute()
      if (kind === 'import')
        await writing
          .insertInto('author_keys')
          .values({ id, kind, public_key: row.public_key, certificate: null, ...service })
          .execute()
    }
  }
  // Two processes that start together must not both find none.
  await inTransaction(db, make, 'serializable')
}

async function importSigner(
  db: Database,
  row: ServiceKeyRow,
  surroundings: Surroundings,
): Promise<ImportSigner> {
  const { author, device } = await db
    .selectFrom('author_keys')
    .select(['author', 'device'])
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow()
  const pkcs8 = privateBytes(row, surroundings)
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
  return {
    key: { id: row.id, privateKey },
    entry: { kind: 'import', publicKey: row.public_key, author, device },
  }
}

const publicBytes = (row: ServiceKeyRow): Bytes => fromBase64url(row.public_key) ?? new Uint8Array()

/** Whether a service key is the one that this was stored under. */
export const opensServiceKey = (serviceKey: Bytes, row: ServiceKeyRow): boolean =>
  open(serviceKey, row) !== null

function privateBytes(row: ServiceKeyRow, { serviceKey }: Pick<Surroundings, 'serviceKey'>): Bytes {
  const opened = open(serviceKey, row)
  if (!opened) throw new ServiceKeyError()
  return opened
}

/** Wraps them by another service key. @returns how many */
export async function rewrapServiceKeys(
  writing: Writing,
  from: Bytes,
  to: Bytes,
  random: Random,
): Promise<number> {
  const rows = await writing.selectFrom('service_keys').selectAll().execute()
  for (const row of rows) {
    const { id, kind } = row
    const private_key = sealAtRest(to, privateBytes(row, { serviceKey: from }), placeOf(kind, id), random)
    await writing.updateTable('service_keys').set({ private_key }).where('id', '=', id).execute()
  }
  return rows.length
}

/** The service key at hand is not the one this database was made with. */
export class ServiceKeyError extends Error {
  override readonly name = 'ServiceKeyError'
  constructor() {
    super(
      'The service key does not open this database. Nothing was changed. Start again with the key file that belongs to it.',
    )
  }
}

/** Why something does not open. */
export const wrongKey = async (db: Database, serviceKey: Bytes): Promise<Error> =>
  (await wasServiceKey(db, serviceKey)) ? new RotatedError() : new ServiceKeyError()

const open = (serviceKey: Bytes, { private_key, kind, id }: ServiceKeyRow): Bytes | null =>
  openAtRest(serviceKey, private_key, placeOf(kind, id))

const placeOf = (kind: ServiceKeyRow['kind'], id: string) => ['cairn service key', kind, id]

/** RFC 8410: what precedes the 32 bytes of an Ed25519 private key in PKCS #8. */
const ed25519Prefix = Uint8Array.from(Buffer.from('302e020100300506032b657004220420', 'hex'))

function ed25519FromSeed(seed: Bytes): { readonly publicKey: Bytes; readonly pkcs8: Bytes } {
  const pkcs8 = concatBytes(ed25519Prefix, seed)
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return { publicKey: new Uint8Array(spki.subarray(-32)), pkcs8 }
}
