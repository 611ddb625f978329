import { For, Show } from 'solid-js'
import { guidanceFor } from '#catalogue/officer'
import { GuidancePanel } from '#ui'
import { isUnderInvestigation } from '../cases/case-facts.ts'
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
          Ask your manager first, and write down in the summary who decided, when, and what. Until then leave
          these out.
        </p>
      </GuidancePanel>
    </Show>
  )
}
