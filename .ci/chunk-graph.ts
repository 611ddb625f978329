import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What one document of the build loads, from the files themselves. Paths are relative to the build's folder. */
export type ChunkGraph = {
  /** Scripts that the document names: its entry and everything imported statically. */
  readonly first: readonly string[]
  /** Those, and what they load themselves as soon as they have started: everything that an unlock needs but the worker. */
  readonly second: readonly string[]
  /** Every file that can be reached from the document: also lazy chunks, workers, styles, fonts. */
  readonly all: readonly string[]
}

/**
 * A file is reached when a reached file names it, however it does: import, lazy import, preload, worker URL, style sheet. That
 * can only find too much. The service worker is left out: it names every file, and hands no text to a document.
 */
export function readChunkGraph(folder: string, document: string): ChunkGraph {
  const files = filesOf(folder).filter((file) => file !== 'service-worker.js')
  const texts = new Map(files.filter(isText).map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
  const namedBy = (file: string): string[] => {
    const text = texts.get(file) ?? ''
    return files.filter((other) => other !== file && !isDocument(other) && text.includes(basename(other)))
  }
  const first = namedBy(document).filter(isScript)
  const second = first.concat(first.filter(isEntry).flatMap(namedBy).filter(isScript))
  const reached = new Set([document])
  for (const file of reached) for (const next of namedBy(file)) reached.add(next)
  return { first, second: [...new Set(second)], all: [...reached] }
}

/** Size of the scripts among `files` as they travel, in bytes. */
export const gzippedScriptBytes = (folder: string, files: readonly string[]): number =>
  files.filter(isScript).reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0)

/** Every file below a folder, as paths relative to it. */
export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))

export const isText = (file: string): boolean => /\.(html|js|css|svg|json|webmanifest)$/.test(file)
const isScript = (file: string): boolean => file.endsWith('.js')
/** A document's own script, which the build names after it. What it names besides its imports, it loads at once. */
const isEntry = (file: string): boolean => /^assets\/(index|session)-/.test(file)
const isDocument = (file: string): boolean => file.endsWith('.html')
