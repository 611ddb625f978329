import { createMemo, For, Index, Show } from 'solid-js'
import { hubWords, marksOf, type PlacedPart, pathText, WHEEL, wheelOf } from '#drawing'
import { wheelParts } from '#forms'
import { usePage } from '../../answering.ts'
import type { ToolProps } from '../tool.ts'

/** The whole wheel, a part of it to be picked by touch or by keys, and the questions of the picked part beside it. */
export function Wheel(props: ToolProps) {
  const { whole } = usePage()
  const wheel = createMemo(() => wheelOf(wheelParts({ pages: whole?.pages() ?? [] })))
  const buttons = new Map<string, SVGGElement>()
  const go = (from: number, by: number) => {
    const { parts } = wheel()
    const next = parts[(from + by + parts.length) % parts.length]
    if (next) buttons.get(next.id)?.focus()
  }
  return (
    <div class="tool-beside">
      <div class="tool-board" role="toolbar" aria-label="Parts of the wheel" aria-orientation="horizontal">
        {/* Its parts are buttons, each with its name. */}
        <svg class="tool-drawing" viewBox={`0 0 ${WHEEL.side} ${WHEEL.side}`} role="presentation">
          <Index each={wheel().parts}>
            {(part, index) => (
              <Part
                part={part()}
                picked={part().id === props.page.id}
                hold={(button) => buttons.set(part().id, button)}
                onPick={() => whole?.goTo(part().id)}
                onMove={(by) => go(index, by)}
              />
            )}
          </Index>
          <g>
            <circle class="wheel-hub" cx={WHEEL.middle[0]} cy={WHEEL.middle[1]} r={WHEEL.hub} />
            <For each={hubWords(wheel())}>
              {({ text, x, y, size }) => (
                <text
                  class="wheel-hub-words picture-bold"
                  x={x}
                  y={y}
                  font-size={String(size)}
                  text-anchor="middle"
                >
                  {text}
                </text>
              )}
            </For>
          </g>
        </svg>
      </div>
      <div class="tool-panel">{props.children}</div>
    </div>
  )
}

function Part(props: {
  readonly part: PlacedPart
  readonly picked: boolean
  readonly hold: (button: SVGGElement) => void
  readonly onPick: () => void
  readonly onMove: (by: 1 | -1) => void
}) {
  const marks = () => marksOf(props.part)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = stepOfKey[event.key]
    if (by !== undefined) props.onMove(by)
    else if (event.key === 'Enter' || event.key === ' ') props.onPick()
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot be drawn inside a picture
    <g
      ref={props.hold}
      class="wheel-part"
      role="button"
      tabindex={props.picked ? 0 : -1}
      aria-current={props.picked ? 'true' : undefined}
      aria-label={partInWords(props.part)}
      onClick={() => props.onPick()}
      onKeyDown={onKeyDown}
    >
      <path class="wheel-area" d={pathText(props.part.area)} />
      <Show when={props.part.filled}>{(filled) => <path class="wheel-level" d={pathText(filled())} />}</Show>
      {/* With spaces between its lines, so that they are read as the words that they are. */}
      <text class="picture-bold" font-size={String(WHEEL.words)} text-anchor="middle">
        <For each={props.part.lines}>
          {({ text, x, y }) => (
            <tspan x={x} y={y}>
              {`${text} `}
            </tspan>
          )}
        </For>
      </text>
      <Show when={marks().words}>
        {(words) => (
          <text x={words().x} y={words().y} font-size={String(WHEEL.small)} text-anchor="middle">
            {words().text}
          </text>
        )}
      </Show>
      <For each={[marks().tick, marks().note]}>
        {(path) => <Show when={path}>{(drawn) => <path class="wheel-mark" d={pathText(drawn())} />}</Show>}
      </For>
    </g>
  )
}

const stepOfKey: { readonly [key: string]: 1 | -1 } = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
}

const partInWords = ({ title, answers, discussed, noted }: PlacedPart): string =>
  [
    title,
    answers.length > 0 ? answers.join(' or ') : 'not answered',
    ...(discussed ? ['talked about'] : []),
    ...(noted ? ['with words'] : []),
  ].join(', ')
