import { createResource, onCleanup, Show } from 'solid-js'
import type { Editor } from '#store'
import { FormPages } from './FormPages.tsx'
import type { Exercise as ExerciseState, OpenSession } from './open-session.ts'
import type { Reader } from './read-aloud.ts'

/** Opens the record behind an exercise and shows it page by page. */
export function Exercise(props: {
  readonly session: OpenSession
  readonly exercise: ExerciseState
  readonly reader: Reader | null
  readonly onPlan: () => void
  readonly onHide: () => void
}) {
  const { task, form } = props.exercise
  const [editor] = createResource<Editor>(() => props.session.edit(task, form))
  onCleanup(() => void editor.latest?.close())
  return (
    <Show when={editor()}>
      {(opened) => (
        <FormPages
          session={props.session}
          form={form}
          editor={opened()}
          reader={props.reader}
          // What is in hand is written before the plan counts the answers.
          onPlan={() => void opened().flush().then(props.onPlan)}
          onHide={() => props.onHide()}
        />
      )}
    </Show>
  )
}
