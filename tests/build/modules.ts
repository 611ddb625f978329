import { relative } from 'node:path'

type Chunk = {
  readonly fileName: string
  readonly facadeModuleId: string | null
  readonly imports: readonly string[]
  readonly dynamicImports: readonly string[]
  readonly moduleIds: readonly string[]
}

/** Source files in the chunks that a document can load, at once or later, as paths from the root of the checkout. */
export function modulesReachedBy(chunks: readonly Chunk[], document: string): string[] {
  const chunkByFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const entry = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${document}`))
  const reached = new Set(entry ? [entry] : [])
  for (const { imports, dynamicImports } of reached)
    for (const file of [...imports, ...dynamicImports]) {
      const next = chunkByFile.get(file)
      if (next) reached.add(next)
    }
  return [...reached].flatMap(({ moduleIds }) => moduleIds.map((id) => relative('.', id)))
}

/** Files of a build that hold a source file. */
export const filesWith = (chunks: readonly Chunk[], path: string): readonly string[] =>
  chunks.flatMap(({ fileName, moduleIds }) =>
    moduleIds.some((id) => relative('.', id) === path) ? [fileName] : [],
  )

/** Source files that one file of a build holds. */
export const modulesIn = (chunks: readonly Chunk[], file: string): readonly string[] =>
  chunks.flatMap(({ fileName, moduleIds }) =>
    fileName === file ? moduleIds.map((id) => relative('.', id)) : [],
  )

/** Files of a build that load another: with themselves, or later, when they ask for it. */
export const importersOf = (
  chunks: readonly Chunk[],
  file: string,
): { readonly now: readonly string[]; readonly later: readonly string[] } => ({
  now: chunks.flatMap((chunk) => (chunk.imports.includes(file) ? [chunk.fileName] : [])),
  later: chunks.flatMap((chunk) => (chunk.dynamicImports.includes(file) ? [chunk.fileName] : [])),
})
