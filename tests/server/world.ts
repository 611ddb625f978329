import { bytesFromText, concatBytes, hashBytes, type Random } from '#core'
import { addCase, addOfficer, createServer, type Database, type LogEvent, type Server } from '#server'
import { freshDatabase } from './databases.ts'
import { imran, jess, margaret, ORIGIN, START } from './devices.ts'

export * from './devices.ts'

const cheap = { memory: 64, passes: 1 }

/** Bytes that are the same in every run. */
export function seededRandom(seed: string): Random {
  let drawn = 0
  return (length) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () =>
      hashBytes(seed, bytesFromText(String(drawn++))),
    )
    return concatBytes(...blocks).slice(0, length)
  }
}

export type TestServer = Server & {
  readonly database: Database
  readonly logged: readonly LogEvent[]
  readonly random: Random
  readonly clock: { now: number }
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
}

/** A server with its own clock and chance. Given a database and service key it goes on where another stopped. */
export async function startServer(
  given?: Database,
  clock = { now: START },
  serviceKey = seededRandom('service key')(32),
): Promise<TestServer> {
  const database = given ?? (await freshDatabase())
  const random = seededRandom(`server ${clock.now}`)
  const logged: LogEvent[] = []
  const server = await createServer({
    database,
    origin: ORIGIN,
    pages: null,
    clock: () => clock.now,
    random,
    serviceKey,
    passwordCost: cheap,
    log: (event) => void logged.push(event),
  })
  const ask = async (path: string, init?: RequestInit) => server.app.fetch(new Request(ORIGIN + path, init))
  return { ...server, database, logged, random, clock, ask }
}

const caseFile = { 'name/answer': 'Marek Rybak', 'team/answer': 'central' }

/** The usual start: two officers, a manager, one case of Jess's and one of Imran's. */
export async function usualService(given?: Database) {
  const server = await startServer(given)
  const { service } = server
  const jessId = await addOfficer(service, jess)
  const imranId = await addOfficer(service, imran)
  await addOfficer(service, margaret)
  return {
    server,
    ours: await addCase(service, { officers: [jessId], caseFile }),
    theirs: await addCase(service, { officers: [imranId], caseFile }),
    jessId,
    imranId,
  }
}
