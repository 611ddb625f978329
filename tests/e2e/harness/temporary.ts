import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ends } from './ends.ts'

/** A new empty folder, for a server's data or a device's profile. In the tests of browsers it goes when the file has ended; elsewhere `remove` it. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'cairn-'))
  const remove = () => rm(path, { recursive: true, force: true, maxRetries: 5 })
  ends.add(remove)
  return { path, remove }
}
