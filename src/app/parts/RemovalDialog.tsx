import { createSignal, type JSX, Show } from 'solid-js'
import { Button, Dialog, GuidancePanel } from '#ui'

/** Asks once more before something is removed. `remove` answers why it was not, in words. */
export function RemovalDialog(props: {
  readonly title: string
  readonly remove: () => Promise<string | undefined>
  readonly onDone: () => void
  readonly onCancel: () => void
  readonly children: JSX.Element
}) {
  const [problem, setProblem] = createSignal<string>()
  const [working, setWorking] = createSignal(false)
  const remove = async () => {
    if (working()) return
    setWorking(true)
    const why = await props.remove()
    setWorking(false)
    setProblem(why)
    if (why === undefined) props.onDone()
  }
  return (
    <Dialog
      open
      title={props.title}
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
      {props.children}
      <Show when={problem()}>
        {(words) => (
          <GuidancePanel tone="problem" live>
            <p>{words()}</p>
          </GuidancePanel>
        )}
      </Show>
    </Dialog>
  )
}
