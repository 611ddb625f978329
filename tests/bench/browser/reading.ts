import { type Bytes, canonicalBytes, type Json, textFromBytes } from '../../../src/core/index.ts'
import { type RecordHeader, recordId, viewOf } from '../../../src/record/index.ts'
import type { RowKind } from '../../../src/vault/index.ts'
import { fetchedFrom, newAuthor } from './fetched.ts'
import { createRawCipher, openRaw, type RawCipher, type RawRows } from './raw.ts'
import { answer, newRecord } from './said.ts'
import type { Tablet } from './tablet.ts'

const ANSWERS = 300
const CHARACTERS = 20_000

type SealedRow = { readonly record: string; readonly body: Bytes }

/** A record in the vault, and the same bytes beside it for the bare platform. */
export type Readable = {
  readonly header: RecordHeader
  readonly raw: RawRows<SealedRow>
  readonly cipher: RawCipher
}

/** Every answer in a batch of its own, as typing makes them; folded, as it is once the server has given them back, or all still in their rows. */
export async function makeReadable(tablet: Tablet, space: string, folded: boolean): Promise<Readable> {
  const { records, streams, folding } = tablet
  const header = newRecord(space)
  const said = Array.from({ length: ANSWERS }, (_, index) => answer(index, Math.ceil(CHARACTERS / ANSWERS)))
  if (folded) {
    const author = await newAuthor()
    const fetched = await Promise.all(said.map((one) => fetchedFrom(author, header, [one])))
    await streams.apply([{ space, compartment: header.compartment, fetched, after: null, people: {} }])
    for (let put = 1; put > 0; ) put = await foldedMore()
  } else for (const one of said) await records.append(header, [one])
  const cipher = await createRawCipher()
  const raw = await openRaw<SealedRow>(`raw-reading-${folded}`)
  await raw.put(await copiesOf(tablet, header, folded ? 'snapshot' : 'batch', cipher))
  return { header, raw, cipher }

  async function foldedMore(): Promise<number> {
    const done = await folding.fold(header)
    if (!done.ok) throw new Error(done.error)
    return done.value
  }
}

/** What `Readable` holds, opened to what a screen shows of it, and read, decrypted and parsed by the bare platform; each in ms. */
export async function openAndRead(
  { records }: Tablet,
  { header, raw, cipher }: Readable,
): Promise<{ readonly open: number; readonly read: number }> {
  const start = performance.now()
  const { set } = await records.open(header)
  const { fields } = viewOf(set)
  const opened = performance.now()
  const rows = await raw.of(recordId(header))
  const plain = await Promise.all(rows.map(({ body }) => cipher.decrypt(body)))
  const parsed = plain.map((bytes) => JSON.parse(textFromBytes(bytes)) as Json)
  const read = performance.now()
  if (fields.size !== ANSWERS || parsed.length === 0) throw new Error('Not every answer was read.')
  return { open: opened - start, read: read - opened }
}

/** Opens records one by one; in ms. */
export async function openEach(
  { records }: Tablet,
  headers: readonly RecordHeader[],
): Promise<readonly number[]> {
  const took: number[] = []
  for (const header of headers) {
    const start = performance.now()
    viewOf((await records.open(header)).set)
    took.push(performance.now() - start)
  }
  return took
}

async function copiesOf(
  { vault, surroundings: { disk } }: Tablet,
  header: RecordHeader,
  kind: RowKind & ('snapshot' | 'batch'),
  cipher: RawCipher,
): Promise<readonly SealedRow[]> {
  const record = recordId(header)
  const rows = await disk.list(kind === 'snapshot' ? 'snapshots' : 'batches', { vault: vault.id, record })
  const opened = await vault.openRows(rows.map(({ key, body }) => ({ key, kind, record, bytes: body })))
  const plain = opened.map((value) => canonicalBytes(value ?? null))
  return Promise.all(plain.map(async (bytes) => ({ record, body: await cipher.encrypt(bytes) })))
}
