import type { TestProject } from 'vitest/node'
import { openDatabase } from '#server'
import { migrate } from '../../../src/server/database/migrations.ts'
import { createDatabase, TEMPLATE } from './admin.ts'
import { createCluster } from './cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the PostgreSQL that tests use; without it they use SQLite in memory. */
    postgres: string | undefined
  }
}

/** One PostgreSQL for all test files of the project `postgres`. Nothing on it has to survive a power cut. */
export async function setup(project: TestProject): Promise<() => void> {
  const cluster = createCluster([
    ...['-c', 'fsync=off', '-c', 'full_page_writes=off'],
    ...['-c', 'autovacuum=off', '-c', 'max_wal_size=4GB'],
    ...['-c', 'max_connections=200', '-c', 'shared_buffers=64MB'],
  ])
  try {
    await cluster.start()
    const template = openDatabase(await createDatabase(cluster.url('postgres'), TEMPLATE))
    await migrate(template)
    await template.destroy()
  } catch (error) {
    cluster.remove()
    throw error
  }
  project.provide('postgres', cluster.url('postgres'))
  return () => {
    cluster.kill()
    cluster.remove()
  }
}
