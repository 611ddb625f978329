import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { type Bytes, equalBytes, fromBase64url, newId, type Random, toBase64url } from '#core'

/** Null when there is no such file. @throws Error with a sentence when it is not a key's */
export const readKeyFile = (path: string): Bytes | null =>
  existsSync(path) ? keyFromText(readFileSync(path, 'utf8').trim(), path) : null

/** @throws Error with a sentence that says where it was found */
export function keyFromText(text: string, where: string): Bytes {
  const key = fromBase64url(text)
  if (key?.length !== 32) throw new Error(`${where} does not hold a service key: 32 bytes as base64url.`)
  return key
}

/** A key of its own, at first start. Copies of the database are of no use without it, so it is backed up elsewhere. Of two processes the second takes the first's. */
export function makeKeyFile(path: string, random: Random, key = random(32)): Bytes {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeWhole(path, `${toBase64url(key)}\n`, random)
  return keyFromText(readFileSync(path, 'utf8').trim(), path)
}

/** Where the key that comes next stands until the database is under it. */
export const nextKeyFile = (path: string): string => `${path}.next`

/** The next key takes the place of the one before, whose file is then no more. Done already, it changes nothing. */
export function putNextInPlace(path: string, key: Bytes): void {
  const next = readKeyFile(nextKeyFile(path))
  if (!next || !equalBytes(next, key)) return
  renameSync(nextKeyFile(path), path)
  flushFolder(path)
}

/** A next key that is the one of now is of a rotation that ended, where a person had to put it into the environment. */
export function forgetNext(path: string, now: Bytes): void {
  const next = readKeyFile(nextKeyFile(path))
  if (next && equalBytes(next, now)) rmSync(nextKeyFile(path))
}

/** A file that is there whole or not at all. */
function writeWhole(path: string, text: string, random: Random): void {
  const draft = `${path}.${newId(random)}`
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!existsSync(path)) throw error
  } finally {
    rmSync(draft)
  }
  flushFolder(path)
}

/** The list of names, to the disk itself; Windows opens no folder and sees to it. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
