import { Link } from '@tanstack/solid-router'
import { createMemo, Show } from 'solid-js'
import { type Person, possibleDuplicates } from '#casework'
import { ByKey, GuidancePanel } from '#ui'
import { peopleOf } from '../cases/across.ts'
import { useApp } from '../parts/context.ts'

/** Cases on this device that may be about the same person. It stops nothing: a second referral of somebody is a referral. */
export function Duplicates(props: { readonly person: Person }) {
  const { caseload } = useApp()
  const people = createMemo(() => peopleOf(caseload().cases))
  const alike = createMemo(() => possibleDuplicates(props.person, people()))
  return (
    <Show when={alike().length > 0}>
      <GuidancePanel tone="warning" live title="Perhaps here already">
        <ul class="plain-list">
          <ByKey each={alike()} by={({ key }) => key}>
            {(other) => (
              <li>
                <Link to="/cases/$space" params={{ space: other().key }}>
                  {other().person.name}
                </Link>
                . {other().why}
              </li>
            )}
          </ByKey>
        </ul>
      </GuidancePanel>
    </Show>
  )
}
