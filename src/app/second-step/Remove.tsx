import { createSignal, onMount, Show } from 'solid-js'
import { removeSecondFactor, type SecondFactorProblem } from '#sync/second-factor'
import { Button, Dialog } from '#ui'
import { CodeField } from '#ui/code-field'
import { useChangeParts } from '../parts/read-parts.ts'
import { secondStepProblemInWords } from '../words/second-step-words.ts'

/** Asks for a code, so that nobody who finds the device open takes it away. */
export function Remove(props: {
  /** No second step is left after it. */
  readonly isLast: boolean
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const parts = useChangeParts()
  const [code, setCode] = createSignal('')
  const [problem, setProblem] = createSignal<SecondFactorProblem>()
  const [working, setWorking] = createSignal(false)
  onMount(() => document.getElementById('removal-code')?.focus())
  const remove = async () => {
    if (working()) return
    setWorking(true)
    const failed = await removeSecondFactor(parts, code())
    setWorking(false)
    if (failed !== 'not-proved') setCode('')
    if (failed) setProblem(failed)
    else props.onDone()
  }
  const error = () => {
    const why = problem()
    return why && secondStepProblemInWords(why)
  }
  return (
    <Dialog
      open
      title="Remove the codes of your phone?"
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
      <p>
        {props.isLast
          ? 'From then on your password alone signs you in, and the recovery codes are worth nothing.'
          : 'From then on the phone’s codes sign nobody in. Your passkeys and your recovery codes stay.'}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void remove()
        }}
      >
        <CodeField
          id="removal-code"
          label="Code"
          hint="From your phone, or one of your recovery codes."
          value={code()}
          error={error()}
          onInput={setCode}
        />
        <Show when={working()}>
          <p role="status">Asking the server.</p>
        </Show>
      </form>
    </Dialog>
  )
}
