import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Search } from './search.ts'

/** A canary and a file that it stands in. */
export type Hit = { readonly name: string; readonly file: string }

/** Searches the raw bytes of every file under a folder. */
export async function searchFolder(folder: string, search: Search): Promise<readonly Hit[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const hits: Hit[] = []
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    for (const name of await searchFile(path, search)) hits.push({ name, file: relative(folder, path) })
  }
  return hits
}

/** Piece by piece, each with the end of the one before: a file may be large, and a word may lie across. */
async function searchFile(path: string, search: Search): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  let before = Buffer.alloc(0)
  for await (const piece of createReadStream(path, { highWaterMark: 1_048_576 })) {
    const whole = Buffer.concat([before, piece])
    for (const name of search.in(whole)) found.add(name)
    before = whole.subarray(Math.max(0, whole.length - search.longest))
  }
  return found
}
