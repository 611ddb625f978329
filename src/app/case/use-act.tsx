import { createSignal, Show } from 'solid-js'
import type { Result } from '#core'
import { GuidancePanel } from '#ui'
import type { ActProblem } from '../cases/acts.ts'
import { actProblemInWords } from '../words/problem-words.ts'

/** Something done to a record, and why it was not, if it was not. */
export type ActInHand = {
  readonly problem: () => ActProblem | undefined
  /** Whether it was done. */
  run(act: () => Promise<Result<null, ActProblem>>): Promise<boolean>
}

export function useAct(): ActInHand {
  const [problem, setProblem] = createSignal<ActProblem>()
  return {
    problem,
    async run(act) {
      const done = await act()
      setProblem(done.ok ? undefined : done.error)
      return done.ok
    },
  }
}

export function ActProblemPanel(props: { readonly act: ActInHand; readonly title: string }) {
  return (
    <Show when={props.act.problem()}>
      {(problem) => (
        <GuidancePanel tone="problem" live title={props.title}>
          <p>{actProblemInWords(problem())}</p>
        </GuidancePanel>
      )}
    </Show>
  )
}
