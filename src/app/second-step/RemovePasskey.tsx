import { createSignal, Show } from 'solid-js'
import type { OwnPasskey } from '#protocol/second-factor'
import { removePasskey, type SecondFactorProblem } from '#sync/second-factor'
import { Button, Dialog, GuidancePanel } from '#ui'
import { useChangeParts } from '../parts/read-parts.ts'
import { secondStepProblemInWords } from '../words/second-step-words.ts'

/** The server wants a sign-in that was proved lately for it, so it asks for no more. */
export function RemovePasskey(props: {
  readonly passkey: OwnPasskey
  /** No second step is left after it. */
  readonly isLast: boolean
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const parts = useChangeParts()
  const [problem, setProblem] = createSignal<SecondFactorProblem>()
  const [working, setWorking] = createSignal(false)
  const remove = async () => {
    if (working()) return
    setWorking(true)
    const failed = await removePasskey(parts, props.passkey.id)
    setWorking(false)
    if (failed) setProblem(failed)
    else props.onDone()
  }
  return (
    <Dialog
      open
      title={`Remove the passkey “${props.passkey.name}”?`}
      onClose={() => props.onCancel()}
      actions={
        <>
          <Button look="danger" aria-disabled={working()} onClick={() => void remove()}>
            Remove it
          </Button>
          <Button onClick={() => props.onCancel()}>Keep it</Button>
        </>
      }
    >
      <p>It signs nobody in from then on. What unlocks your devices stays as it is.</p>
      <Show when={props.isLast}>
        <p>
          It is your last second step: your password alone signs you in then, and the recovery codes are worth
          nothing.
        </p>
      </Show>
      <p>
        The key or the device goes on listing it as “Signing in to Cairn ({props.passkey.name})”. Delete it
        there by hand if you like.
      </p>
      <Show when={problem()}>
        {(why) => (
          <GuidancePanel tone="problem" live>
            <p>{secondStepProblemInWords(why())}</p>
          </GuidancePanel>
        )}
      </Show>
    </Dialog>
  )
}
