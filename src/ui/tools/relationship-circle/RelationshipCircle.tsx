import Plus from 'lucide-solid/icons/plus'
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js'
import {
  CIRCLE,
  type CirclePerson,
  circleBoard,
  type PlacedPerson,
  type Point,
  placePeople,
  spotAt,
} from '#drawing'
import { circleColumns, peopleOn } from '#forms'
import { usePage } from '../../answering.ts'
import { Button } from '../../Button.tsx'
import { ByKey } from '../../ByKey.tsx'
import { focusField } from '../../field-ids.ts'
import { RowEntry } from '../../RowsField.tsx'
import { Shapes } from '../Shapes.tsx'
import type { ToolProps } from '../tool.ts'
import { createCarrying } from './carrying.ts'
import { Person } from './Person.tsx'

/** How far one press turns a person round, in degrees. */
const TURN = 20

/** People on rings, put there by dragging, by a tap on the ring or by the fields beside; those fields for whoever is picked. */
export function RelationshipCircle(props: ToolProps) {
  const { answering } = usePage()
  const table = createMemo(() => props.page.items.find((item) => item.kind === 'rows'))
  const people = createMemo(() =>
    peopleOn(props.page).map((person): CirclePerson => {
      const typed = answering.drafts().get(fieldOf(person.id, 'name'))
      return typed === undefined ? person : { ...person, name: typed }
    }),
  )
  const placed = createMemo(() => placePeople(people()))
  const ids = createMemo(() => people().map(({ id }) => id), [], {
    equals: (before, now) => before.join() === now.join(),
  })
  const [pickedId, setPicked] = createSignal<string | null>(null)
  const picked = createMemo(() => placed().find(({ id }) => id === pickedId()))
  const buttons = new Map<string, SVGGElement>()
  let adding = false
  let board: SVGSVGElement | undefined
  let addButton: HTMLButtonElement | undefined

  createEffect(
    on(ids, (now, before) => {
      const added = now.find((id) => before?.includes(id) === false)
      if (!adding || added === undefined) return
      adding = false
      setPicked(added)
      queueMicrotask(() => focusField(fieldOf(added, 'name')))
    }),
  )

  /** Whoever has two answers to where they stand is picked instead, for a person to settle that first. */
  const put = (person: CirclePerson, at: Point) => {
    setPicked(person.id)
    if (person.unsettled) return
    const { ring, angle } = spotAt(at)
    answering.answerAll([
      ...(ring === person.ring ? [] : [{ field: fieldOf(person.id, 'ring'), value: ring }]),
      { field: fieldOf(person.id, 'angle'), value: angle },
    ])
  }
  const turn = (person: PlacedPerson, by: number) => {
    const from = person.angle ?? spotAt([person.x, person.y]).angle
    answering.answer(fieldOf(person.id, 'angle'), (from + by + 360) % 360)
  }
  const personOf = (id: string) => placed().find((person) => person.id === id)
  const carrying = createCarrying(CIRCLE.side, () => board, {
    onTap: setPicked,
    onTapBoard(at) {
      const person = picked()
      if (person) put(person, at)
    },
    onDrop(id, at) {
      const person = personOf(id)
      if (person) put(person, at)
    },
  })
  const move = (from: string, by: 1 | -1) => {
    const all = ids()
    const next = all[(all.indexOf(from) + by + all.length) % all.length]
    if (next !== undefined) buttons.get(next)?.focus()
  }
  const remove = (id: string) => {
    answering.removeRow(id)
    setPicked(null)
    addButton?.focus()
  }

  return (
    <div class="tool-beside">
      <div class="tool-board" role="toolbar" aria-label="The people in the circle">
        <svg
          ref={board}
          class="tool-drawing circle-board"
          viewBox={`0 0 ${CIRCLE.side} ${CIRCLE.side}`}
          role="presentation"
          {...carrying.handlers}
        >
          <Shapes of={circleBoard} />
          <ByKey each={placed()} by={({ id }) => id}>
            {(person) => (
              <Person
                person={person()}
                at={carrying.placeOf(person().id) ?? [person().x, person().y]}
                carried={carrying.placeOf(person().id) !== null}
                picked={person().id === pickedId()}
                first={person().id === (pickedId() ?? ids()[0])}
                hold={(button) => buttons.set(person().id, button)}
                onGrab={(event) => carrying.grab(person().id, event)}
                onPick={() => setPicked(person().id)}
                onMove={(by) => move(person().id, by)}
              />
            )}
          </ByKey>
        </svg>
      </div>
      <div class="tool-panel">
        <Show
          when={picked()?.id}
          keyed
          fallback={
            <p class="circle-hint">
              {people().length === 0 ? table()?.definition.hint : 'Tap a person to say more about them.'}
            </p>
          }
        >
          {(id) => (
            <div class="fields fields-client circle-person-fields">
              <Show when={table()}>
                {(item) => (
                  <ul class="plain-list">
                    <RowEntry
                      item={item()}
                      id={id}
                      name={picked()?.name || 'New person'}
                      onRemove={() => remove(id)}
                    />
                  </ul>
                )}
              </Show>
              <div class="actions">
                <Button onClick={() => withPicked((person) => turn(person, -TURN))}>Turn left</Button>
                <Button onClick={() => withPicked((person) => turn(person, TURN))}>Turn right</Button>
              </div>
              <p class="small">Or drag them, or tap the place in the circle where they belong.</p>
            </div>
          )}
        </Show>
        <Show when={people().length < (table()?.definition.most ?? Number.POSITIVE_INFINITY)}>
          <Button
            ref={(button: HTMLButtonElement) => {
              addButton = button
            }}
            onClick={() => {
              const item = table()
              if (!item) return
              adding = true
              answering.addRow(item.definition)
            }}
          >
            <Plus size={20} />
            {table()?.definition.addLabel}
          </Button>
        </Show>
      </div>
    </div>
  )

  function withPicked(act: (person: PlacedPerson) => void): void {
    const person = picked()
    if (person) act(person)
  }
}

const fieldOf = (id: string, column: keyof typeof circleColumns): string =>
  `rows/${id}/${circleColumns[column]}`
