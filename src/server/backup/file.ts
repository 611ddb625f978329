import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as v from 'valibot'

/**
 * A file of a backup: a first line that says what it is, a line of JSON that says of what, the content, and SHA-256 of all
 * that. A change to this is a new first line beside the old one.
 */
const FIRST_LINE = 'cairn backup 1\n'
const FIRST_LINE_OF_ANY = /^cairn backup \d+\n/
const CHECKSUM_LENGTH = 32
const LONGEST_HEADER = 65_536

const headerSchema = v.object({
  kind: v.picklist(['data', 'keys']),
  /** What the data was copied from, and what it can be put back into. */
  engine: v.picklist(['sqlite', 'postgres']),
  /** Id of the service's own signing key: the same in every backup of one service, and in no other's. */
  service: v.string(),
  /** What was acknowledged before this time (ms) is in it. */
  at: v.number(),
  /** Steps of the schema that were done. */
  migrations: v.array(v.string()),
})

export type Header = v.InferOutput<typeof headerSchema>

/** Writes `path` to disk whole. @throws when it is there already */
export async function writeBackupFile(
  path: string,
  header: Header,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const checksum = createHash('sha256')
  async function* parts(): AsyncGenerator<Uint8Array> {
    for await (const part of withHeader(header, content)) {
      checksum.update(part)
      yield part
    }
    yield checksum.digest()
  }
  await pipeline(Readable.from(parts()), createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
}

async function* withHeader(header: Header, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${FIRST_LINE}${JSON.stringify(header)}\n`)
  yield* content
}

/** A file that was checked from end to end. */
export type BackupFile = { readonly header: Header; readonly content: () => AsyncIterable<Uint8Array> }

/** @throws Error with a sentence when the file is no backup, or not as it was written */
export async function openBackupFile(path: string): Promise<BackupFile> {
  const file = await open(path).catch(() => {
    throw new Error(`${path} cannot be read.`)
  })
  try {
    const { size } = await file.stat()
    const start = await readStart(file)
    if (!FIRST_LINE_OF_ANY.test(start)) throw new Error(`${path} is not a backup of Cairn.`)
    if (!start.startsWith(FIRST_LINE))
      throw new Error(`${path} was written by a newer version of Cairn. Restore it with that version.`)
    const end = size - CHECKSUM_LENGTH
    const header = headerIn(start)
    if (!header || !(await isWhole(path, file, end)))
      throw new Error(`${path} is damaged: it is not as it was written. Use another copy.`)
    const from = Buffer.byteLength(FIRST_LINE) + header.length
    return { header: header.value, content: () => partOf(path, from, end) }
  } finally {
    await file.close()
  }
}

async function readStart(file: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_HEADER), 0, LONGEST_HEADER, 0)
  return buffer.toString('latin1', 0, bytesRead)
}

/** `length`: its bytes, the end of the line included. */
function headerIn(start: string): { readonly value: Header; readonly length: number } | null {
  const [, line] = start.split('\n', 2)
  if (line === undefined) return null
  try {
    return { value: v.parse(headerSchema, JSON.parse(line)), length: line.length + 1 }
  } catch {
    return null
  }
}

async function isWhole(path: string, file: FileHandle, end: number): Promise<boolean> {
  const checksum = createHash('sha256')
  for await (const part of partOf(path, 0, end)) checksum.update(part)
  const { buffer } = await file.read(Buffer.alloc(CHECKSUM_LENGTH), 0, CHECKSUM_LENGTH, Math.max(0, end))
  return checksum.digest().equals(buffer)
}

/** Of a file's bytes, those from `from` to before `end`. */
const partOf = (path: string, from: number, end: number): AsyncIterable<Uint8Array> =>
  end > from ? createReadStream(path, { start: from, end: end - 1 }) : Readable.from([])

/** Does `work` and, when it fails, takes away what it may have left at these places. */
export async function orRemove<T>(paths: readonly string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await Promise.all(paths.map((path) => rm(path, { force: true, recursive: true })))
    throw error
  }
}
