import type { Hono } from 'hono'
import { createAuditLog } from './audit/log.ts'
import { migrate } from './database/migrations.ts'
import type { Database } from './database/tables.ts'
import { eraseAgain } from './erasing/again.ts'
import { createApp } from './http/app.ts'
import type { Pages } from './http/pages.ts'
import { everyProtocol, type Protocols } from './http/versions.ts'
import { loadServiceKeys } from './keys/service-keys.ts'
import { rejudgeNewerForms } from './parked/rejudge.ts'
import { bringUp } from './rotation/bring-up.ts'
import type { Service, Surroundings } from './service.ts'

export type ServerParts = Surroundings & {
  /** From `openDatabase`. It outlives the server: a second server on it goes on where the first stopped. */
  readonly database: Database
  /** Where the service is found (`Service`). */
  readonly origin?: string | null
  /** The built app; null for the API alone. */
  readonly pages: Pages | null
  /** Other protocols than this version's own: so that a test can ask what comes after it. */
  readonly protocols?: Protocols
  /** Told when the service key turns out to be one of before a rotation: this server writes nothing any more. */
  readonly onRotated?: () => void
}

export type Server = {
  /** `app.fetch(request)` answers without any network. */
  readonly app: Hono
  readonly service: Service
}

/** A server on a database of this or any earlier version. @throws when the database is newer, or not this service key's */
export async function createServer({
  database: db,
  pages,
  origin = null,
  protocols = everyProtocol,
  onRotated = () => undefined,
  ...surroundings
}: ServerParts): Promise<Server> {
  await migrate(db)
  const keys = await loadServiceKeys(db, surroundings)
  await bringUp(db, surroundings)
  const audit = createAuditLog(db, surroundings)
  const service: Service = { ...surroundings, db, origin, keys, protocols, audit }
  await eraseAgain(surroundings, db)
  await rejudgeNewerForms(service)
  return { app: createApp(service, pages, onRotated), service }
}
