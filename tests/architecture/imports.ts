import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

/** One import of one source file, as written. `file` is relative to src: `forms/compile.ts`. */
export type Import = { readonly file: string; readonly specifier: string }

/** Every file of src, relative to it. */
export const sourceFiles = (): string[] =>
  readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice('src/'.length))
    .toSorted()

export const importsOfFile = (file: string): Import[] =>
  importsOf(file, readFileSync(join('src', file), 'utf8'))

/** Imports of any kind: static, re-exported, lazy, of types, of a worker's URL. */
export function importsOf(file: string, source: string): Import[] {
  const { module, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const specifiers = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) => one.entries.map((entry) => entry.moduleRequest?.value)),
    ...[...source.matchAll(LAZY_OR_TYPE)].map((match) => match[2]),
    ...[...source.matchAll(FILE_URL)].map((match) => match[2]),
  ]
  return [...new Set(specifiers)].flatMap((specifier) => (specifier ? [{ file, specifier }] : []))
}

const LAZY_OR_TYPE = /\bimport\(\s*(['"`])([^'"`]+)\1/g
const FILE_URL = /\bnew URL\(\s*(['"`])(\.[^'"`]+)\1\s*,\s*import\.meta\.url/g
