import { createMemo, createSignal, Show } from 'solid-js'
import { councils } from '#catalogue/officer'
import type { Head } from '#record'
import { Button, ConflictPanel, GuidancePanel } from '#ui'
import { inUse } from '../cases/service-state.ts'
import { useApp } from '../parts/context.ts'
import { useSaid } from '../parts/said.ts'
import { useWatched } from '../parts/use-watched.ts'
import { saveProblemInWords } from '../words/problem-words.ts'
import { packInWords } from '../words/wording-words.ts'

/** Which words new records begin in, since when and by whom; and the way back to the app's own. */
export function WordingInUse(props: { readonly council: string | null }) {
  const { open } = useApp()
  const service = useWatched(open.service.state)
  const said = useSaid()
  const [problem, setProblem] = createSignal<string>()
  const state = createMemo(() => inUse(service(), props.council))
  const place = () =>
    props.council === null
      ? 'Every case'
      : `Cases of ${councils.find(({ id }) => id === props.council)?.label ?? props.council}`
  const named = (value: unknown): string => {
    if (value === null) return props.council === null ? 'The app’s own words' : 'As for every case'
    const pack = typeof value === 'string' ? service().packs.get(value) : undefined
    return pack ? packInWords(pack) : 'A pack that is not on this device yet'
  }
  const choose = async (hash: string | null) => {
    const chosen = await open.service.choose(props.council, hash)
    setProblem(chosen.ok ? undefined : saveProblemInWords[chosen.error])
  }
  const choices = () => {
    const heads = state().heads
    return [...Map.groupBy(heads, ({ statement }) => statement.value)].map(([value, same]) => ({
      value,
      words: named(value),
      said: same.map(said),
    }))
  }
  const since = (): Head | undefined => state().heads[0]
  return (
    <section class="wording-place" aria-label={place()}>
      <h3>{place()}</h3>
      <Show when={problem()}>
        {(words) => (
          <GuidancePanel tone="problem" live title="Not changed">
            <p>{words()}</p>
          </GuidancePanel>
        )}
      </Show>
      <Show
        when={state().kind === 'conflict'}
        fallback={
          <>
            <p>
              <strong>{named(currentOf(state()))}</strong>
              <Show when={state().kind === 'value' && since()}>
                {(head) => <span class="small">, in use since: {said(head())}</span>}
              </Show>
            </p>
            <Show when={state().kind === 'value'}>
              <div>
                <Button onClick={() => void choose(null)}>
                  Stop using it <span class="visually-hidden">for {place()}</span>
                </Button>
              </div>
            </Show>
          </>
        }
      >
        <ConflictPanel
          title="Two packs were put in use"
          explanation="Neither knew of the other. New records begin in the app’s own words until you choose."
          choices={choices()}
          onChoose={(index) => {
            const value = choices()[index]?.value
            void choose(typeof value === 'string' ? value : null)
          }}
        />
      </Show>
    </section>
  )
}

const currentOf = (state: ReturnType<typeof inUse>): unknown => (state.kind === 'value' ? state.value : null)
