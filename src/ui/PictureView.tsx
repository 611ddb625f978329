import { For, Show } from 'solid-js'
import { type AreaShape, type Picture, type Shape, svgPath, type WordsShape } from '#drawing'

/** A picture to look at; what it shows is said in words beside it. */
export function PictureView(props: { readonly picture: Picture; readonly class?: string }) {
  return (
    <svg
      class={`picture ${props.class ?? ''}`}
      viewBox={`0 0 ${props.picture.width} ${props.picture.height}`}
      role="img"
      aria-label={props.picture.label}
    >
      <Shapes shapes={props.picture.shapes} />
    </svg>
  )
}

/** Inside an `svg`: what comes first lies lowest. */
export function Shapes(props: { readonly shapes: readonly Shape[] }) {
  return (
    <For each={props.shapes}>
      {(shape) => (
        <Show when={shape.kind === 'area' && shape} fallback={<Words words={shape as WordsShape} />}>
          {(area) => <Area area={area()} />}
        </Show>
      )}
    </For>
  )
}

function Area(props: { readonly area: AreaShape }) {
  return (
    <path
      d={svgPath(props.area.path)}
      class={`fill-${props.area.fill ?? 'none'} line-${props.area.line ?? 'none'}`}
      stroke-width={props.area.width ?? 1}
    />
  )
}

function Words(props: { readonly words: WordsShape }) {
  return (
    <text
      class={`fill-${props.words.tone}`}
      classList={{ 'picture-bold': props.words.bold === true }}
      x={props.words.x}
      y={props.words.y}
      font-size={String(props.words.size)}
      text-anchor="middle"
    >
      {`${props.words.text} `}
    </text>
  )
}
