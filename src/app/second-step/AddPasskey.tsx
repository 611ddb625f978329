import { createSignal, onMount, Show } from 'solid-js'
import { MAX_PASSKEY_NAME } from '#protocol/second-factor'
import { addPasskey, beginPasskey } from '#sync/second-factor'
import { Button, GuidancePanel, TextField } from '#ui'
import { useApp } from '../parts/context.ts'
import { useChangeParts } from '../parts/read-parts.ts'
import { passkeyNotMadeInWords, secondStepProblemInWords } from '../words/second-step-words.ts'

/** The officer names it; then the browser asks for it in its own words, and the server checks what came. */
export function AddPasskey(props: {
  readonly onAdded: (recoveryCodes: readonly string[], name: string) => void
  readonly onCancel: () => void
}) {
  const { device } = useApp()
  const parts = useChangeParts()
  const [name, setName] = createSignal('')
  const [unnamed, setUnnamed] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const [working, setWorking] = createSignal(false)
  onMount(() => document.getElementById('passkey-name')?.focus())
  const add = async () => {
    if (working()) return
    setProblem(undefined)
    setUnnamed(name().trim() === '')
    if (unnamed()) return document.getElementById('passkey-name')?.focus()
    setWorking(true)
    setProblem(await addNamed(name().trim()))
    setWorking(false)
  }
  /** @returns why it was not added: a sentence */
  const addNamed = async (called: string): Promise<string | undefined> => {
    const asked = await beginPasskey(parts)
    if (!asked.ok) return secondStepProblemInWords(asked.error)
    const made = await (await device.parts.signInPasskeys()).make(asked.value, called)
    if (!made.ok) return passkeyNotMadeInWords[made.error]
    const added = await addPasskey(parts, made.value)
    if (!added.ok) return secondStepProblemInWords(added.error)
    props.onAdded(added.value, called)
    return undefined
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField
        id="passkey-name"
        label="What you call it"
        hint="To tell it from others, such as “Blue key”. It is shown to you alone."
        short
        maxLength={MAX_PASSKEY_NAME}
        value={name()}
        error={unnamed() ? 'Put a name that you will know it by.' : undefined}
        onInput={(text) => {
          setName(text)
          setUnnamed(false)
        }}
      />
      <Show when={problem()}>
        {(words) => (
          <GuidancePanel tone="problem" live>
            <p>{words()}</p>
          </GuidancePanel>
        )}
      </Show>
      <div class="actions">
        <Button look="primary" type="submit" aria-disabled={working()}>
          {working() ? 'Making it' : 'Make the passkey'}
        </Button>
        <Button onClick={() => props.onCancel()}>Not now</Button>
      </div>
    </form>
  )
}
