import { For } from 'solid-js'
import { Button, Card, Item, ItemList, PageHeader, SessionFrame } from '#ui'
import { focusHeading } from './focus-heading.ts'
import type { Exercise } from './open-session.ts'

/** The end: what was done, counted and not judged. */
export function Summary(props: {
  readonly exercises: readonly Exercise[]
  readonly onBack: () => void
  readonly onHandBack: () => void
  readonly onHide: () => void
}) {
  focusHeading()
  return (
    <SessionFrame
      hideLabel="Hide"
      onHide={() => props.onHide()}
      bar={<strong>The end of today</strong>}
      foot={
        <>
          <Button onClick={() => props.onBack()}>Back to today’s plan</Button>
          <span class="push-right" />
          <Button look="primary" onClick={() => props.onHandBack()}>
            Hand back
          </Button>
        </>
      }
    >
      <PageHeader
        title="Thank you. Here is what you did today"
        intro="Everything you wrote is kept. You can come back to it next time."
      />
      <Card>
        <ItemList>
          <For each={props.exercises}>
            {({ form, state: { progress } }) => (
              <Item title={form.title} detail={`${progress.answered} of ${progress.of} answered`} />
            )}
          </For>
        </ItemList>
      </Card>
      <p>When you are ready, choose “Hand back” and give the tablet back to your worker.</p>
    </SessionFrame>
  )
}
