import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Bytes, fromBase64url, type Random, toBase64url } from '#core'

export type Settings = {
  readonly port: number
  readonly folder: string
  /** The built app. */
  readonly pages: string
  readonly serviceKey: Bytes
}

const BUILT = join(import.meta.dirname, '../../dist')

/** What the environment says. @throws Error with a sentence for the person who starts the server */
export function readSettings(
  environment: { readonly [name: string]: string | undefined },
  random: Random,
): Settings {
  const { PORT = '4173', CAIRN_DATA = '.data/', CAIRN_PAGES = BUILT, CAIRN_SERVICE_KEY } = environment
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535)
    throw new Error('PORT must be a number from 0 (any free port) to 65535.')
  const folder = resolve(CAIRN_DATA)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const serviceKey =
    CAIRN_SERVICE_KEY === undefined
      ? keyFromFile(folder, random)
      : keyFromText(CAIRN_SERVICE_KEY, 'CAIRN_SERVICE_KEY')
  return { port: Number(PORT), folder, pages: resolve(CAIRN_PAGES), serviceKey }
}

/** Made at first start. Copies of the database are of no use without it, so it is backed up elsewhere. */
function keyFromFile(folder: string, random: Random): Bytes {
  const path = join(folder, 'keys', 'service.key')
  if (!existsSync(path)) {
    mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 })
    writeFileSync(path, `${toBase64url(random(32))}\n`, { mode: 0o600, flag: 'wx', flush: true })
  }
  return keyFromText(readFileSync(path, 'utf8').trim(), path)
}

function keyFromText(text: string, where: string): Bytes {
  const key = fromBase64url(text)
  if (key?.length !== 32) throw new Error(`${where} does not hold a service key: 32 bytes as base64url.`)
  return key
}
