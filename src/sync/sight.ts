import { err, ok, type Result } from '#core'
import { parseDone } from '#protocol'
import { parseSightsAnswer, type SightsAnswer } from '#protocol/sight'
import { type Changed, type ChangeParts, type ChangeProblem, change } from './change.ts'
import { type ReadParts, read } from './read.ts'

/** `changed`: the case or the person is not there any more, so it cannot be done now. `past`: until when it was meant to be is over. */
export type SightProblem = ChangeProblem | 'changed' | 'past'

/** Who has sight of which cases (docs/protocol.md §8j), for a manager. It is never stored on the device. */
export async function readSights(parts: ReadParts): Promise<Result<SightsAnswer, SightProblem>> {
  const answer = await read(parts, '/api/sights', parseSightsAnswer)
  return answer.ok ? ok(answer.value) : err(answer.code === 'not-found' ? 'server-behind' : answer.problem)
}

/** `until` in ms, by the server's clock. In the place of one that is there. */
export async function grantSight(
  parts: ChangeParts,
  sight: {
    readonly space: string
    readonly auditor: string
    readonly until: number
    readonly confidential: boolean
  },
): Promise<SightProblem | null> {
  const answer = await change(parts, '/api/sights', sight, parseDone)
  const isPast = !answer.ok && answer.code === 'bad-request' && sight.until <= (answer.now ?? 0)
  return isPast ? 'past' : problemOf(answer)
}

/** Takes it back. The same again does nothing more. */
export const endSight = async (
  parts: ChangeParts,
  sight: { readonly space: string; readonly auditor: string },
): Promise<SightProblem | null> => problemOf(await change(parts, '/api/sights/ended', sight, parseDone))

const problemOf = (answer: Changed<unknown>): SightProblem | null => {
  if (answer.ok) return null
  return answer.code === 'not-found' ? 'changed' : answer.problem
}
