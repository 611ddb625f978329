import { pouchdb, rxdb, typeInYjs } from './peers.ts'

const page = { pouchdb, rxdb, typeInYjs }

/** What the command finds on this page: one apart, because two versions of Dexie refuse to be in one document. */
export type PeersPage = typeof page

Object.assign(globalThis, { bench: page })
