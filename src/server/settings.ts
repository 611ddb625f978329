import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Bytes, Random } from '#core'
import type { Profile } from '#forms'
import { isPostgres } from './database/open.ts'
import { keyFromText, makeKeyFile, readKeyFile } from './keys/key-file.ts'

export type Settings = {
  readonly port: number
  /** Where the service is found; null where nobody said. */
  readonly origin: string | null
  /** For `openDatabase`. */
  readonly database: string
  /** The built app. */
  readonly pages: string
  readonly serviceKey: Bytes
  /** Which kind of service the demo of a first start is. */
  readonly demo: Profile
}

const BUILT = join(import.meta.dirname, '../../dist')

export type Environment = { readonly [name: string]: string | undefined }

/** What the environment says. @throws Error with a sentence for the person who starts the server */
export function readSettings(environment: Environment, random: Random): Settings {
  const { PORT = '4173', CAIRN_PAGES = BUILT, CAIRN_DEMO = 'family-safeguarding' } = environment
  const origin = originIn(environment)
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535)
    throw new Error('PORT must be a number from 0 (any free port) to 65535.')
  if (CAIRN_DEMO !== 'family-safeguarding' && CAIRN_DEMO !== 'sheffield')
    throw new Error('CAIRN_DEMO must be family-safeguarding or sheffield.')
  const database = databaseIn(environment)
  mkdirSync(dataFolder(environment), { recursive: true, mode: 0o700 })
  const serviceKey = serviceKeyIn(environment) ?? makeKeyFile(keyFileIn(environment), random)
  return { port: Number(PORT), origin, database, pages: resolve(CAIRN_PAGES), serviceKey, demo: CAIRN_DEMO }
}

/** Browsers have passkeys for a name with TLS, and for `localhost`. @throws Error with a sentence */
function originIn({ CAIRN_ORIGIN }: Environment): string | null {
  if (CAIRN_ORIGIN === undefined) return null
  const { origin, protocol, hostname } = URL.canParse(CAIRN_ORIGIN) ? new URL(CAIRN_ORIGIN) : new URL('none:')
  const isSecure = protocol === 'https:' || hostname === 'localhost'
  const isName = !/^[\d.]+$|:/.test(hostname)
  if (!isSecure || !isName || ![origin, `${origin}/`].includes(CAIRN_ORIGIN))
    throw new Error('CAIRN_ORIGIN must be where the service is found, with a name: https://cairn.example.')
  return origin
}

/** PostgreSQL where `DATABASE_URL` says so, else a SQLite file in the data folder. @throws Error with a sentence */
export function databaseIn(environment: Environment): string {
  const { DATABASE_URL = '' } = environment
  if (DATABASE_URL === '') return join(dataFolder(environment), 'cairn.sqlite')
  if (!isPostgres(DATABASE_URL))
    throw new Error('DATABASE_URL must begin with postgres:// (without it, the data is in a SQLite file).')
  return DATABASE_URL
}

const dataFolder = ({ CAIRN_DATA = '.data/' }: Environment): string => resolve(CAIRN_DATA)

/** The service key that is there: in the environment, or in its file. @throws Error with a sentence when it is none */
export function serviceKeyIn(environment: Environment): Bytes | null {
  const { CAIRN_SERVICE_KEY } = environment
  if (CAIRN_SERVICE_KEY !== undefined) return keyFromText(CAIRN_SERVICE_KEY, 'CAIRN_SERVICE_KEY')
  return readKeyFile(keyFileIn(environment))
}

/** Where the service key is, unless the environment holds it. */
export const keyFileIn = (environment: Environment): string =>
  join(dataFolder(environment), 'keys', 'service.key')
