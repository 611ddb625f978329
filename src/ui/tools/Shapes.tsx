import { For, Match, Switch } from 'solid-js'
import { colours, type Look, type Picture, pathText, type Shape } from '#drawing'

/** Shapes of a picture, inside an `svg` whose units are the board's. */
export function Shapes(props: { readonly of: readonly Shape[] }) {
  return <For each={props.of}>{(shape) => <OneShape shape={shape} />}</For>
}

/** A whole picture, to look at. */
export function PictureShown(props: { readonly picture: Picture }) {
  return (
    <svg
      class="picture"
      viewBox={`0 0 ${props.picture.box.width} ${props.picture.box.height}`}
      role="img"
      aria-label={props.picture.label}
    >
      <Shapes of={props.picture.shapes} />
    </svg>
  )
}

function OneShape(props: { readonly shape: Shape }) {
  const of = <K extends Shape['kind']>(kind: K) =>
    props.shape.kind === kind ? (props.shape as Extract<Shape, { readonly kind: K }>) : undefined
  return (
    <Switch>
      <Match when={of('path')}>{(path) => <path d={pathText(path().path)} {...inked(path())} />}</Match>
      <Match when={of('circle')}>
        {(circle) => <circle cx={circle().x} cy={circle().y} r={circle().radius} {...inked(circle())} />}
      </Match>
      <Match when={of('box')}>
        {(box) => (
          <rect
            x={box().x}
            y={box().y}
            width={box().width}
            height={box().height}
            rx={box().radius}
            {...inked(box())}
          />
        )}
      </Match>
      <Match when={of('text')}>
        {(words) => (
          <text
            x={words().x}
            y={words().y}
            font-size={String(words().size)}
            font-weight={words().bold ? '640' : '400'}
            text-anchor={words().anchor ?? 'start'}
            fill={colours[words().colour]}
          >
            {words().text}
          </text>
        )}
      </Match>
    </Switch>
  )
}

const inked = ({ fill, line, lineWidth, dash }: Look) => ({
  fill: fill === undefined ? 'none' : colours[fill],
  stroke: line === undefined ? 'none' : colours[line],
  'stroke-width': lineWidth,
  'stroke-dasharray': dash === undefined ? undefined : `${dash} ${dash}`,
  'stroke-linecap': 'round' as const,
  'stroke-linejoin': 'round' as const,
})
