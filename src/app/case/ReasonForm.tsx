import { createSignal, createUniqueId } from 'solid-js'
import { Button, ProseField } from '#ui'

/** A reason in a person's own words, without which nothing is done. */
export function ReasonForm(props: {
  readonly label: string
  readonly hint?: string
  readonly action: string
  /** Characters; 4,000 unless told. */
  readonly maxLength?: number
  readonly onReason: (why: string) => void
  readonly onCancel: () => void
}) {
  const id = createUniqueId()
  const [why, setWhy] = createSignal('')
  const [error, setError] = createSignal<string>()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (why().trim() === '') setError('Say why, in a few words')
    else props.onReason(why())
  }
  return (
    <form
      class="stack"
      onSubmit={submit}
      ref={(form) => queueMicrotask(() => form.querySelector('textarea')?.focus())}
    >
      <ProseField
        id={id}
        label={props.label}
        hint={props.hint}
        error={error()}
        value={why()}
        rows={3}
        maxLength={props.maxLength ?? 4_000}
        onInput={(text) => {
          setWhy(text)
          setError(undefined)
        }}
      />
      <div class="actions">
        <Button type="submit" look="primary">
          {props.action}
        </Button>
        <Button onClick={() => props.onCancel()}>Cancel</Button>
      </div>
    </form>
  )
}
