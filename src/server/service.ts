import type { Bytes, Clock, Random } from '#core'
import type { AuditLog } from './audit/log.ts'
import type { Database } from './database/tables.ts'
import type { Protocols } from './http/versions.ts'
import type { ServiceKeys } from './keys/service-keys.ts'
import type { PasswordCost } from './sign-in/passwords.ts'

/** What the server is given from outside, so that a test can repeat a run. */
export type Surroundings = {
  readonly clock: Clock
  readonly random: Random
  /** 32 bytes that wrap every other key; kept apart from the database and its backups. */
  readonly serviceKey: Bytes
  readonly passwordCost: PasswordCost
  readonly log: (event: LogEvent) => void
}

/** What may be written to a log: never a name, a value, a key or an address. */
export type LogEvent = { readonly event: string; readonly [detail: string]: string | number }

/** Everything a route works with; nothing is kept between requests but the end of this process's audit chain. */
export type Service = Surroundings & {
  /** Where the service is found, as `https://cairn.example`: passkeys are for that. Null: nobody said, and `localhost` alone counts. */
  readonly origin: string | null
  readonly db: Database
  readonly keys: ServiceKeys
  readonly protocols: Protocols
  readonly audit: AuditLog
}
