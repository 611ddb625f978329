import { type Accessor, createSignal, onMount } from 'solid-js'
import { readSecondFactors, type SecondFactorProblem } from '#sync/second-factor'
import { useReadParts } from '../parts/read-parts.ts'

/** Since when each officer has a second step who has one, as the server said when it was last asked; undefined before it has. */
export function useSecondSteps(): {
  readonly since: Accessor<ReadonlyMap<string, number> | undefined>
  readonly problem: Accessor<SecondFactorProblem | undefined>
  readonly read: () => Promise<void>
} {
  const parts = useReadParts()
  const [since, setSince] = createSignal<ReadonlyMap<string, number>>()
  const [problem, setProblem] = createSignal<SecondFactorProblem>()
  const read = async () => {
    const answer = await readSecondFactors(parts)
    if (answer.ok) setSince(answer.value)
    setProblem(answer.ok ? undefined : answer.error)
  }
  onMount(() => void read())
  return { since, problem, read }
}
