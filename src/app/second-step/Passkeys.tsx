import { createSignal, For, Show } from 'solid-js'
import type { OwnPasskey } from '#protocol/second-factor'
import { Button, Card } from '#ui'
import { useApp } from '../parts/context.ts'
import { passkeyInWords } from '../words/second-step-words.ts'
import { AddPasskey } from './AddPasskey.tsx'
import { RemovePasskey } from './RemovePasskey.tsx'

/** The passkeys that sign this officer in: each by the name they gave it, adding one, taking one away. */
export function Passkeys(props: {
  readonly own: readonly OwnPasskey[]
  /** Whether the phone's codes would still be asked for without them. */
  readonly hasCodes: boolean
  readonly onAdded: (recoveryCodes: readonly string[], name: string) => void
  readonly onRemoved: () => void
}) {
  const { device } = useApp()
  const [isAdding, setAdding] = createSignal(false)
  const [removing, setRemoving] = createSignal<OwnPasskey>()
  return (
    <Card title="Passkeys for signing in">
      <div class="stack">
        <p>
          A security key, or the finger, face or PIN of a device. You are asked for it after the password, in
          place of a code.
        </p>
        <Show when={props.own.length > 0} fallback={<p>You have none.</p>}>
          <ul class="device-list">
            <For each={props.own}>
              {(one) => (
                <li>
                  <div>
                    <p>
                      <strong>{one.name}</strong>
                    </p>
                    <p class="small">{passkeyInWords(one, device.parts.surroundings.clock())}</p>
                  </div>
                  <Button onClick={() => setRemoving(one)}>
                    Remove
                    <span class="visually-hidden">: {one.name}</span>
                  </Button>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show
          when={isAdding()}
          fallback={
            <div>
              <Button onClick={() => setAdding(true)}>Add a passkey</Button>
            </div>
          }
        >
          <AddPasskey
            onAdded={(codes, name) => {
              setAdding(false)
              props.onAdded(codes, name)
            }}
            onCancel={() => setAdding(false)}
          />
        </Show>
      </div>
      <Show when={removing()}>
        {(one) => (
          <RemovePasskey
            passkey={one()}
            isLast={!props.hasCodes && props.own.length === 1}
            onDone={() => {
              setRemoving(undefined)
              props.onRemoved()
            }}
            onCancel={() => setRemoving(undefined)}
          />
        )}
      </Show>
    </Card>
  )
}
