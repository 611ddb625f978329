import { Link } from '@tanstack/solid-router'
import { createSignal, For, Show } from 'solid-js'
import type { SessionPlace } from '#store'
import { Button, Card, GuidancePanel, Item, ItemList } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import { timeOf } from '../cases/days.ts'
import { sittingInWords } from '../cases/sittings.ts'
import { type HandOverProblem, handOver } from '../device/hand-over.ts'
import { useApp } from '../parts/context.ts'
import { useGoOn } from '../parts/go-on.ts'
import { handOverProblemInWords } from '../words/problem-words.ts'
import { when } from '../words/when.ts'

/** The sessions that have not been ended: to carry on with where they stood, or to end here. */
export function OpenSessions(props: { readonly places: ReadonlyMap<string, SessionPlace> | undefined }) {
  return (
    <Card title="Sessions">
      <Show
        when={props.places?.size}
        fallback={<p class="small">{props.places ? 'No session is open. Start one from a case.' : ''}</p>}
      >
        <ItemList>
          <For each={[...(props.places ?? [])]}>
            {([space, place]) => <OpenSession space={space} place={place} />}
          </For>
        </ItemList>
      </Show>
    </Card>
  )
}

export function OpenSession(props: { readonly space: string; readonly place: SessionPlace }) {
  const { device, open, caseload } = useApp()
  const goOn = useGoOn()
  const [problem, setProblem] = createSignal<HandOverProblem>()
  const facts = () => {
    const one = caseload().cases.find(({ space }) => space === props.space)
    return one ? caseFacts(one.file) : { name: 'A case', initials: '' }
  }
  const carryOn = async () => {
    setProblem(undefined)
    const handed = await handOver(device, open, props.space, props.place)
    if (!handed.ok) setProblem(handed.error)
  }
  const endHere = async () => {
    const put = await open.places.put(props.space, { ...props.place, state: 'handed-back' })
    if (!put.ok) setProblem(put.error)
    else await goOn({ to: '/cases/$space/hand-back', params: { space: props.space } })
  }
  return (
    <Item
      lead={
        <>
          <span class="agenda-time num" aria-hidden="true">
            {timeOf(props.place.startedAt)}
          </span>
          <span class="avatar" aria-hidden="true">
            {facts().initials}
          </span>
        </>
      }
      title={`${facts().name}, ${sittingInWords(props.place.session).toLowerCase()}`}
      detail={
        <>
          Started {when(props.place.startedAt, device.parts.surroundings.clock())}.{' '}
          {props.place.state === 'open' ? 'Not ended: it goes on where it stood.' : 'Handed back.'}
          <Show when={problem()}>
            {(now) => (
              <GuidancePanel tone="problem" live>
                <span>{handOverProblemInWords[now()]}</span>
              </GuidancePanel>
            )}
          </Show>
        </>
      }
      action={
        <Show
          when={props.place.state === 'open'}
          fallback={
            <Link class="button button-primary" to="/cases/$space/hand-back" params={{ space: props.space }}>
              Finish the hand-back
            </Link>
          }
        >
          <div class="actions">
            <Button look="primary" onClick={() => void carryOn()}>
              Carry on with the session
            </Button>
            <Button onClick={() => void endHere()}>End it here</Button>
          </div>
        </Show>
      }
    />
  )
}
