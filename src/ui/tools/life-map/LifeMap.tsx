import { createMemo, createSignal, For, Show } from 'solid-js'
import { LIFE_BOX, lifeScene, meantBy, type PlacedMoment, type Point } from '#drawing'
import { lifeMapOf, placeAfterShown } from '#forms'
import { usePage } from '../../answering.ts'
import { InkBoard } from '../ink/InkBoard.tsx'
import { Shapes } from '../Shapes.tsx'
import type { ToolProps } from '../tool.ts'
import { AboutPanel } from './AboutPanel.tsx'
import { MomentPanel } from './MomentPanel.tsx'

/** From birth to now: a line, moments on it, and ink over all of it. */
export function LifeMap(props: ToolProps) {
  const { answering, officers } = usePage()
  const said = createMemo(() => lifeMapOf(props.page))
  const map = createMemo(() => {
    const now = said()?.map
    const marks = officers?.marks
    if (!now || !marks) return now
    return { ...now, moments: now.moments.map((moment) => ({ ...moment, marks: marks(moment.id) })) }
  })
  /** A moment that a hand holds, and how far it has been taken. */
  const [held, setHeld] = createSignal<{ readonly id: string; readonly by: Point } | null>(null)
  const [open, setOpen] = createSignal<string | null>(null)

  const scene = createMemo(() => {
    const now = map()
    if (!now) return undefined
    const still = lifeScene(now)
    const moved = held()
    const taken = moved && still.moments.find(({ moment }) => moment.id === moved.id)
    if (!moved || !taken) return still
    const place = meantBy(now, [taken.at[0] + moved.by[0], taken.at[1] + moved.by[1]])
    return lifeScene({
      ...now,
      moments: now.moments.map((moment) => (moment.id === moved.id ? { ...moment, ...place } : moment)),
    })
  })

  const things = {
    addLabel: 'Moment',
    find: (at: Point) => scene()?.moments.findLast((moment) => isOn(moment, at))?.moment.id ?? null,
    add(at: Point) {
      const now = map()
      if (now) addMoment(meantBy(now, at))
    },
    open: (id: string) => setOpen(id),
    drag: (id: string, by: Point | null) => setHeld(by && { id, by }),
    drop(id: string, by: Point) {
      setHeld(null)
      const now = map()
      const placed = now && lifeScene(now).moments.find(({ moment }) => moment.id === id)
      if (!now || !placed) return
      const { age, level } = meantBy(now, [placed.at[0] + by[0], placed.at[1] + by[1]])
      const changed = [
        { field: `rows/${id}/age`, value: age, was: placed.moment.age },
        { field: `rows/${id}/level`, value: level, was: placed.moment.level },
      ].filter(({ value, was }) => value !== was)
      if (changed.length > 0) answering.answerAll(changed.map(({ field, value }) => ({ field, value })))
    },
  }

  const addMoment = (at: { readonly age: number; readonly level: number } | null) => {
    const rows = said()?.rows
    if (!rows) return
    const id = answering.newId()
    answering.answerAll([
      { field: `rows/${id}`, value: placeAfterShown(props.form, rows) },
      ...(at ? [{ field: `rows/${id}/age`, value: at.age }] : []),
      ...(at ? [{ field: `rows/${id}/level`, value: at.level }] : []),
    ])
    setOpen(id)
  }

  return (
    <Show when={said()}>
      {(now) => (
        <div class="life-map">
          <AboutPanel page={props.page} />
          <InkBoard
            label={props.page.title}
            box={LIFE_BOX}
            drawing={now().drawing}
            desk={props.desk}
            things={things}
            aside={
              <Show when={open()} keyed>
                {(id) => (
                  <MomentPanel
                    rows={now().rows}
                    id={id}
                    onClose={() => setOpen(null)}
                    onRemove={() => {
                      answering.removeRow(id)
                      setOpen(null)
                    }}
                  />
                )}
              </Show>
            }
            whileAdding={
              <>
                <p role="status">Tap the map where the moment belongs.</p>
                <button type="button" class="button" onClick={() => addMoment(null)}>
                  Write it down instead
                </button>
              </>
            }
          >
            <Shapes of={scene()?.ground ?? []} />
            <For each={scene()?.moments ?? []}>
              {(moment) => (
                <MomentCard moment={moment} isOpen={open() === moment.moment.id} onOpen={setOpen} />
              )}
            </For>
          </InkBoard>
        </div>
      )}
    </Show>
  )
}

function MomentCard(props: {
  readonly moment: PlacedMoment
  readonly isOpen: boolean
  readonly onOpen: (id: string) => void
}) {
  const name = () => {
    const { what, age, felt } = props.moment.moment
    return [what || 'A moment', age === null ? '' : `age ${age}`, felt].filter(Boolean).join(', ')
  }
  const { id } = props.moment.moment
  // The button has no words inside: those of a card are broken into lines and shortened, its name is whole.
  return (
    <g class="moment-card" classList={{ 'moment-open': props.isOpen }}>
      <Shapes of={props.moment.shapes} />
      {/* biome-ignore lint/a11y/useSemanticElements: a button cannot stand in an SVG */}
      <rect
        class="moment-edge"
        x={props.moment.card.x}
        y={props.moment.card.y}
        width={props.moment.card.width}
        height={props.moment.card.height}
        rx="46"
        role="button"
        tabindex="0"
        aria-label={`Change: ${name()}`}
        onClick={() => props.onOpen(id)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          props.onOpen(id)
        }}
      />
    </g>
  )
}

const DOT_REACH = 96

/** On its card, or as near to its dot as a finger comes. */
const isOn = ({ at, card }: PlacedMoment, [x, y]: Point): boolean =>
  Math.hypot(at[0] - x, at[1] - y) < DOT_REACH ||
  (x >= card.x && x <= card.x + card.width && y >= card.y && y <= card.y + card.height)
