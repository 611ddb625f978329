import { MAX_IDS, parseDecidedAnswer } from '#protocol'
import { diskProblem, type PageParts } from './pages.ts'
import { read } from './read.ts'
import type { SyncProblem } from './transport.ts'

/**
 * Asks what became of words that were parked and did not come back in a stream since: their author is no longer on the
 * case, or nobody decided yet. A server that does not know the question has nothing to say.
 */
export async function askDecided(parts: PageParts): Promise<SyncProblem | null> {
  const parked = await parts.streams.parked()
  for (let from = 0; from < parked.length; from += MAX_IDS) {
    const path = `/api/decided?ids=${parked.slice(from, from + MAX_IDS).join()}`
    const told = await read(parts, path, parseDecidedAnswer)
    if (!told.ok) return told.code === 'not-found' ? null : told.problem
    const noted = await parts.streams.noteDecided(told.value.statements)
    if (!noted.ok) return diskProblem(noted.error)
  }
  return null
}
