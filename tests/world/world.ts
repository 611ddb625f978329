import { systemRandom } from '#core'
import type { RecordHeader } from '#record'
import { addCase, addOfficer, createServer, type Database, openDatabase, type Server } from '#server'
import type { Protocols } from '../../src/server/http/versions.ts'
import { createDice, type Dice } from './dice.ts'
import { createNetwork, type Network } from './network.ts'
import { copyServer, restoreServer, type ServerCopy } from './server-copy.ts'
import { enrolTablet, type Tablet } from './tablet.ts'

/** A service with officers on tablets, all in memory. */
export type World = {
  /** The one that answers now. */
  readonly server: Server
  readonly network: Network
  readonly tablets: readonly Tablet[]
  /** Server time; tablets may be set wrong by `skews`. */
  readonly clock: { now: number }
  readonly skews: number[]
  readonly database: Database
  /** A backup of the server. */
  copyServer(): Promise<ServerCopy>
  restoreServer(copy: ServerCopy): Promise<void>
  /** Another version of the server goes on with the same database. */
  replaceServer(protocols: Protocols): Promise<void>
  /** A case all officers of this world are on, and nobody on any case before it. */
  newCase(): Promise<CaseOf>
}

export type CaseOf = {
  readonly space: string
  readonly saq: RecordHeader
  readonly checkIn: RecordHeader
  /** Photographed papers. */
  readonly papers: RecordHeader
}

/** Cheap on purpose: passwords are not what the world tests. */
const passwordCost = { memory: 64, passes: 1 }

/** `tablets`: one officer each, so that every author and device differs. */
export async function createWorld(tablets: number, dice: Dice = createDice(1)): Promise<World> {
  const clock = { now: Date.UTC(2026, 10, 23, 9) }
  const skews = Array.from({ length: tablets }, () => 0)
  const database = openDatabase(':memory:')
  let server = await createServer({
    database,
    pages: null,
    clock: () => clock.now++,
    random: systemRandom,
    serviceKey: systemRandom(32),
    passwordCost,
    log: () => {},
  })
  const network = createNetwork((request) => server.app.fetch(request), dice)
  const officers: string[] = []
  const enrolled: Tablet[] = []
  for (let index = 0; index < tablets; index++) {
    const name = `officer ${index}`
    const officer = { name, signInName: name, role: 'officer', grade: 'PSO', password: 'a password' } as const
    officers.push(await addOfficer(server.service, officer))
    const time = (): number => clock.now++ + (skews[index] ?? 0)
    enrolled.push(await enrolTablet({ fetch: network.connect(), clock: time }, name, 'a password'))
  }
  return {
    get server() {
      return server
    },
    network,
    tablets: enrolled,
    clock,
    skews,
    database,
    copyServer: () => copyServer(database),
    restoreServer: (copy) => restoreServer(database, copy),
    async replaceServer(protocols) {
      server = await createServer({ ...server.service, database, pages: null, protocols })
    },
    async newCase() {
      await server.service.db.deleteFrom('memberships').execute()
      const space = await addCase(server.service, { officers, caseFile: { 'name/answer': 'Marek Rybak' } })
      const inCase = { space, sitting: 'session-1' }
      return {
        space,
        saq: { ...inCase, compartment: 'client', form: 'saq' },
        checkIn: { ...inCase, compartment: 'officer', form: 'check-in' },
        papers: { space, sitting: 'case', compartment: 'officer', form: 'paper-work' },
      }
    },
  }
}
