import { createMemo, createSignal, For, Show } from 'solid-js'
import { PANEL_BOX } from '#drawing'
import type { PageState } from '#forms'
import { usePage } from '../../answering.ts'
import { Button } from '../../Button.tsx'
import { InkBoard } from '../ink/InkBoard.tsx'
import type { ToolProps } from '../tool.ts'
import { PanelShown } from './PanelShown.tsx'
import { drawingOf, isTold } from './panel.ts'
import { Replay } from './Replay.tsx'

/** A story in panels: one in hand, in words and drawn; all of them in a strip to go to; and played from the start. */
export function Storyboard(props: ToolProps) {
  const { whole } = usePage()
  const [playing, setPlaying] = createSignal(false)
  const panels = () => whole?.pages() ?? []
  const beside = createMemo(() => panels().find(({ id }) => id === props.page.beside))
  const drawing = createMemo(() => drawingOf(props.page))
  let playButton: HTMLButtonElement | undefined
  return (
    <div class="storyboard">
      <nav aria-label="All pictures">
        <ol class="storyboard-strip">
          <For each={panels().map(({ id }) => id)}>
            {(id, index) => (
              <Show when={panels()[index()]}>
                {(panel) => (
                  <li>
                    <PanelButton
                      panel={panel()}
                      number={index() + 1}
                      here={id === props.page.id}
                      onPick={() => whole?.goTo(id)}
                    />
                  </li>
                )}
              </Show>
            )}
          </For>
        </ol>
      </nav>
      <Show
        when={!playing()}
        fallback={
          <Replay
            panels={panels()}
            onStop={() => {
              setPlaying(false)
              queueMicrotask(() => playButton?.focus())
            }}
          />
        }
      >
        <div class="storyboard-panel" classList={{ 'storyboard-compared': beside() !== undefined }}>
          <Show when={beside()}>{(other) => <PanelShown panel={other()} />}</Show>
          <div class="storyboard-words">
            {props.children}
            <div class="actions">
              <Button
                ref={(button: HTMLButtonElement) => {
                  playButton = button
                }}
                onClick={() => setPlaying(true)}
              >
                Play from the start
              </Button>
            </div>
          </div>
          <Show when={drawing()}>
            {(item) => (
              <div class="storyboard-drawing">
                <InkBoard
                  plain
                  desk={props.desk}
                  label={item().definition.label}
                  box={PANEL_BOX}
                  drawing={item()}
                />
              </div>
            )}
          </Show>
        </div>
      </Show>
    </div>
  )
}

function PanelButton(props: {
  readonly panel: PageState
  readonly number: number
  readonly here: boolean
  readonly onPick: () => void
}) {
  return (
    <button
      type="button"
      class="storyboard-step"
      classList={{ 'storyboard-told': isTold(props.panel) }}
      aria-current={props.here ? 'step' : undefined}
      onClick={() => props.onPick()}
    >
      <span class="num">
        {props.number}
        <Show when={isTold(props.panel)}>
          <span aria-hidden="true"> ✓</span>
        </Show>
      </span>
      <span>
        {props.panel.title}
        <Show when={isTold(props.panel)}>
          <span class="visually-hidden"> (told)</span>
        </Show>
      </span>
    </button>
  )
}
