import { createSignal, For, Show } from 'solid-js'
import type { Hold } from '#sync'
import { Button, Card, Dialog } from '#ui'
import { useApp } from '../parts/context.ts'
import { holdReasonInWords, putInWords } from '../words/hold-words.ts'

/** What may not be erased for now, and lifting that. */
export function HoldsCard(props: {
  readonly holds: readonly Hold[] | null
  readonly nameOf: (space: string) => string
  readonly onLift: (hold: Hold) => void
}) {
  const { open } = useApp()
  const [lifting, setLifting] = createSignal<Hold>()
  const others = (hold: Hold) =>
    props.holds?.some(({ space, reason }) => space === hold.space && reason !== hold.reason)
  return (
    <Card title="On hold">
      <Show
        when={props.holds && props.holds.length > 0}
        fallback={
          <p class="small">
            {props.holds === null
              ? 'The server is older than this app and keeps no holds. Ask whoever runs it to update it.'
              : 'Nothing. A case has “Put it on hold” on its own screen.'}
          </p>
        }
      >
        <ul class="device-list">
          <For each={props.holds}>
            {(hold) => (
              <li>
                <div>
                  <p>
                    <strong>{props.nameOf(hold.space)}</strong>
                  </p>
                  <p>{holdReasonInWords[hold.reason]}.</p>
                  <p class="small">{putInWords(hold, open.vault.author)}</p>
                </div>
                <Button onClick={() => setLifting(hold)}>
                  Lift it
                  <span class="visually-hidden">
                    : {props.nameOf(hold.space)}, {holdReasonInWords[hold.reason]}
                  </span>
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={lifting()}>
        {(hold) => (
          <Dialog
            open
            title={`Lift the hold on ${props.nameOf(hold().space)}?`}
            onClose={() => setLifting(undefined)}
            actions={
              <>
                <Button
                  look="primary"
                  onClick={() => {
                    const lifted = hold()
                    setLifting(undefined)
                    props.onLift(lifted)
                  }}
                >
                  Lift it
                </Button>
                <Button onClick={() => setLifting(undefined)}>Cancel</Button>
              </>
            }
          >
            <ul class="plain-list">
              <li>
                {holdReasonInWords[hold().reason]}: {putInWords(hold(), open.vault.author)}
              </li>
              <li>
                {others(hold())
                  ? 'It is on hold for another reason too. That stands, and nothing is erased.'
                  : 'The case may then be erased. Who asked for that waits seven days anew; another manager can agree at once.'}
              </li>
            </ul>
          </Dialog>
        )}
      </Show>
    </Card>
  )
}
