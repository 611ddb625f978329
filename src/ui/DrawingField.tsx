import { createUniqueId, For, lazy, Show, Suspense } from 'solid-js'
import type { DrawingState, StrokeState } from '#forms'
import { usePage } from './answering.ts'
import { Button } from './Button.tsx'
import { fieldDomId } from './field-ids.ts'

/** Fetched when two tablets changed the same line, which is rare. */
const StrokeConflicts = lazy(async () => ({
  default: (await import('./tools/ink/StrokeConflicts.tsx')).StrokeConflicts,
}))

/** What was drawn, line by line, for those who do not draw: each can be taken away. */
export function DrawingField(props: { readonly item: DrawingState }) {
  const { answering } = usePage()
  const heading = createUniqueId()
  const colourOf = ({ strokes }: StrokeState): string => {
    const id = strokes[0]?.colour
    return props.item.definition.colours?.find((one) => one.id === id)?.label ?? ''
  }
  const name = (stroke: StrokeState, index: number) =>
    [`Line ${index + 1}`, colourOf(stroke)].filter(Boolean).join(': ')
  return (
    <section class="rows" aria-labelledby={heading} id={fieldDomId(props.item.definition.id)} tabindex="-1">
      <div>
        <h2 id={heading}>{props.item.definition.label}</h2>
        <Show when={props.item.definition.hint}>
          <p class="field-hint">{props.item.definition.hint}</p>
        </Show>
      </div>
      <Show when={props.item.strokes.length > 0} fallback={<p>Nothing is drawn yet.</p>}>
        <ol class="drawn-lines">
          <For each={props.item.strokes}>
            {(stroke, index) => (
              <li>
                <span>{name(stroke, index())}</span>
                <Button
                  aria-label={`Remove ${name(stroke, index())}`}
                  onClick={() => answering.answer(stroke.field, null)}
                >
                  Remove
                </Button>
              </li>
            )}
          </For>
        </ol>
      </Show>
      <Show when={props.item.strokes.some(({ state }) => state.kind === 'conflict')}>
        <Suspense>
          <StrokeConflicts drawing={props.item} />
        </Suspense>
      </Show>
    </section>
  )
}
