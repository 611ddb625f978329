import { Link } from '@tanstack/solid-router'
import { createMemo, Show } from 'solid-js'
import { lacksWord } from '#casework'
import { answersOfCase } from '../cases/pathway.ts'
import { useApp } from './context.ts'
import { useWatched } from './use-watched.ts'

/** For a manager, beside an urgent referral that waits for the service manager's word: the way to ask them. Their name, where one alone is known. */
export function AskForWord(props: { readonly space: string }) {
  const { open, caseload } = useApp()
  const service = useWatched(open.service.state)
  const waiting = createMemo(() => {
    const one = caseload().cases.find(({ space }) => space === props.space)
    const lacks = one !== undefined && lacksWord(answersOfCase(one), 'service-manager')
    return open.profile.role === 'manager' && lacks ? one : undefined
  })
  const who = () => {
    const [person, another] = service().staff.filter(({ role }) => role === 'service-manager')
    return person && !another ? person.name : `the ${waiting()?.practice.names['service-manager']}`
  }
  return (
    <Show when={waiting()}>
      <Link class="button" to="/cases/$space/ask-word" params={{ space: props.space }}>
        Ask {who()} for their word
      </Link>
    </Show>
  )
}
