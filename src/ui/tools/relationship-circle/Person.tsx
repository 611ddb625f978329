import { isWaiting, type PlacedPerson, type Point, personShapes, ringLabels } from '#drawing'
import { ownTouch } from '../../own-touch.ts'
import { Shapes } from '../Shapes.tsx'

/** One person on the board: a button that can be picked, and carried. */
export function Person(props: {
  readonly person: PlacedPerson
  readonly at: Point
  readonly carried: boolean
  readonly picked: boolean
  /** The one that Tab comes to. */
  readonly first: boolean
  readonly hold: (button: SVGGElement) => void
  readonly onGrab: (event: PointerEvent) => void
  readonly onPick: () => void
  readonly onMove: (by: 1 | -1) => void
}) {
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
      ref={(button) => {
        ownTouch(button)
        props.hold(button)
      }}
      class="circle-person"
      classList={{
        'circle-carried': props.carried,
        'circle-waiting': isWaiting(props.person),
        'circle-unsettled': props.person.unsettled,
      }}
      role="button"
      tabindex={props.first ? 0 : -1}
      aria-pressed={props.picked}
      aria-label={personInWords(props.person)}
      transform={`translate(${props.at.map(Math.round).join(' ')})`}
      onPointerDown={(event) => props.onGrab(event)}
      onKeyDown={onKeyDown}
    >
      <Shapes of={personShapes(props.person)} />
    </g>
  )
}

const stepOfKey: { readonly [key: string]: 1 | -1 } = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
}

const personInWords = ({ name, ring, flag, noted, unsettled }: PlacedPerson): string =>
  [
    name || 'No name yet',
    ring === null ? 'not put anywhere yet' : ringLabels[ring],
    ...(flag ? [`${flag} flag`] : []),
    ...(noted ? ['with words'] : []),
    ...(unsettled ? ['two answers'] : []),
  ].join(', ')
