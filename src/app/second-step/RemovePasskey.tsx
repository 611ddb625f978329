import { Show } from 'solid-js'
import type { OwnPasskey } from '#protocol/second-factor'
import { removePasskey } from '#sync/second-factor'
import { RemovalDialog } from '../parts/RemovalDialog.tsx'
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
  const remove = async () => {
    const problem = await removePasskey(parts, props.passkey.id)
    return problem ? secondStepProblemInWords(problem) : undefined
  }
  return (
    <RemovalDialog
      title={`Remove the passkey “${props.passkey.name}”?`}
      remove={remove}
      onDone={() => props.onDone()}
      onCancel={() => props.onCancel()}
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
    </RemovalDialog>
  )
}
