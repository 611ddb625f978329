import { err, ok, type Result } from '#core'
import { parseDone } from '#protocol'
import { parseSightsAnswer, type SightsAnswer } from '#protocol/sight'
import { type ChangeParts, type ChangeProblem, change } from './change.ts'
import { type ReadParts, read } from './read.ts'

/** `changed`: the case or the person is not there any more, so it cannot be done now. */
export type SightProblem = ChangeProblem | 'changed'

/** Who has sight of which cases (docs/protocol.md §8j), for a manager. It is never stored on the device. */
export async function readSights(parts: ReadParts): Promise<Result<SightsAnswer, SightProblem>> {
  const answer = await read(parts, '/api/sights', parseSightsAnswer)
  return answer.ok ? ok(answer.value) : err(answer.code === 'not-found' ? 'server-behind' : answer.problem)
}

/** `until` in ms, by the server's clock. In the place of one that is there. */
export const grantSight = (
  parts: ChangeParts,
  sight: {
    readonly space: string
    readonly auditor: string
    readonly until: number
    readonly confidential: boolean
  },
): Promise<SightProblem | null> => post(parts, '/api/sights', sight)

/** Takes it back. The same again does nothing more. */
export const endSight = (
  parts: ChangeParts,
  sight: { readonly space: string; readonly auditor: string },
): Promise<SightProblem | null> => post(parts, '/api/sights/ended', sight)

async function post(parts: ChangeParts, path: string, body: object): Promise<SightProblem | null> {
  const answer = await change(parts, path, body, parseDone)
  if (answer.ok) return null
  return answer.code === 'not-found' ? 'changed' : answer.problem
}
