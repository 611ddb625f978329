import { For, Show } from 'solid-js'
import { guidanceFor } from '#catalogue/officer'
import { GuidancePanel } from '#ui'
import { evidenceDecision, isUnderInvestigation } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import type { Exercise } from '../cases/sessions.ts'

/** Before exercises whose answers could be used elsewhere, while the police investigate (people-and-pathway.md, During the work). */
export function EvidenceWarning(props: {
  readonly one: CaseOnDevice
  readonly exercises: readonly Exercise[]
}) {
  const chosen = () => props.exercises.filter(({ form }) => guidanceFor(form.id)?.evidence)
  return (
    <Show when={isUnderInvestigation(props.one.file) && chosen().length > 0}>
      <GuidancePanel tone="warning" title="A police investigation is open">
        <p>What the client says here could become evidence:</p>
        <ul class="plain-list">
          <For each={chosen()}>{({ form }) => <li>{form.title}</li>}</For>
        </ul>
        <p>
          {evidenceDecision(props.one.file) === 'go-ahead'
            ? 'Your manager has decided that they may go ahead. It is in the case file.'
            : evidenceDecision(props.one.file) === 'leave-out'
              ? 'Your manager has decided to leave them out. It is in the case file.'
              : 'Ask your manager first; the decision is written down in the case file. Until then leave these out.'}
        </p>
      </GuidancePanel>
    </Show>
  )
}
