import Plus from 'lucide-solid/icons/plus'
import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from 'solid-js'
import type { Json } from '#core'
import { type FieldDefinition, type RowItemState, type RowsItemState, wordsOfState } from '#forms'
import { AnswerField } from './AnswerField.tsx'
import { type Head, missingToSay, type Page, PageContext, usePage } from './answering.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { fieldDomId, focusField } from './field-ids.ts'

/** A table that grows, as a list of small groups: the same on a narrow screen, by keyboard and read aloud. */
export function RowsField(props: { readonly item: RowsItemState; readonly alone?: boolean }) {
  const page = usePage()
  const heading = fieldDomId(props.item.definition.id)
  const ids = createMemo(() => props.item.rows.map(({ id }) => id), [], {
    equals: (before, now) => before.join() === now.join(),
  })
  /** A client has one in hand at a time; the others show what they are about. */
  const folds = page.mode === 'client' && listedColumns(props.item).length >= FOLDED_FROM
  const [openId, setOpenId] = createSignal(props.item.rows.find(isEmpty)?.id)
  let adding = false
  let addButton: HTMLButtonElement | undefined

  createEffect(
    on(ids, (now, before) => {
      const added = now.find((id) => before?.includes(id) === false)
      if (!adding || added === undefined) return
      adding = false
      setOpenId(added)
      focusField(`rows/${added}/${props.item.definition.columns[0]?.id}`)
    }),
  )

  return (
    <section class="rows" aria-labelledby={heading}>
      <div>
        <h2 id={heading} classList={{ 'visually-hidden': props.alone === true }}>
          {props.item.definition.label}
        </h2>
        <Show when={props.item.definition.hint}>
          <p class="field-hint">{props.item.definition.hint}</p>
        </Show>
      </div>
      <ol class="rows">
        <For each={ids()}>
          {(id, index) => (
            <RowEntry
              item={props.item}
              id={id}
              name={`${props.item.definition.rowLabel} ${index() + 1}`}
              {...(folds ? { fold: id === openId() ? 'open' : 'closed' } : {})}
              onRemove={() => {
                page.answering.removeRow(id)
                addButton?.focus()
              }}
            />
          )}
        </For>
      </ol>
      <Show when={ids().length < (props.item.definition.most ?? Number.POSITIVE_INFINITY)}>
        <button
          type="button"
          class="button rows-add"
          ref={(element) => {
            addButton = element
          }}
          onClick={() => {
            adding = true
            page.answering.addRow(props.item.definition)
          }}
        >
          <Plus size={20} />
          {props.item.definition.addLabel}
        </button>
      </Show>
    </section>
  )
}

/** One row with its fields, and how to take it away. */
export function RowEntry(props: {
  readonly item: RowsItemState
  readonly id: string
  readonly name: string
  /** It can be folded away, and how it is at first. */
  readonly fold?: 'open' | 'closed'
  readonly onRemove: () => void
}) {
  const page = usePage()
  // A row that has just gone is still read once while its fields are left.
  const row = createMemo<RowItemState | undefined>(
    (before) => props.item.rows.find(({ id }) => id === props.id) ?? before,
  )
  /** One column needs no heading of its own: the row's name is the label. */
  const single = () => props.item.definition.columns.length === 1
  const saidOf = (heads: readonly Head[]): readonly string[] =>
    page.officers ? heads.map(page.officers.said) : []
  return (
    <li class="row-entry" classList={{ 'row-single': single(), 'row-folds': props.fold !== undefined }}>
      <Fold name={props.name} fold={row()?.restored ? undefined : props.fold} said={saidFirst(row())}>
        <div class="row-head">
          <Show when={!single() && props.fold === undefined}>
            <h3>{props.name}</h3>
          </Show>
          <Show when={row()?.ready === false}>
            <button type="button" class="link-button" onClick={() => props.onRemove()}>
              Remove<span class="visually-hidden"> {props.name}</span>
            </button>
          </Show>
        </div>
        <Show when={row()?.restored}>
          <ConflictPanel
            id={fieldDomId(`rows/${props.id}`)}
            title={`${props.name}: keep it?`}
            explanation="It was removed in one place and changed in another. Nothing of it is lost: keep it, and all of it is back."
            choices={[
              {
                words: 'Keep it',
                said:
                  row()
                    ?.cells.flatMap(({ state }) => saidOf(state.heads))
                    .slice(0, 1) ?? [],
              },
              { words: 'Remove it', said: saidOf(row()?.heads.filter(isRemoval) ?? []) },
            ]}
            onChoose={(choice) =>
              choice === 0
                ? page.answering.settle(`rows/${props.id}`, row()?.place ?? null)
                : props.onRemove()
            }
          />
        </Show>
        <PageContext.Provider value={statingOrderFirst(page, row)}>
          <div class="row-cells">
            <For each={props.item.definition.columns}>
              {(column, index) => (
                <Show when={!column.unlisted && row()?.cells[index()]}>
                  {(cell) => (
                    <div
                      classList={{
                        'cell-wide': column.kind === 'text' || column.kind === 'prose',
                        'cell-whole': column.kind === 'choices',
                      }}
                    >
                      <AnswerField
                        answer={cell()}
                        missing={missingToSay(page, cell())}
                        about={props.name}
                        label={single() ? props.name : undefined}
                      />
                    </div>
                  )}
                </Show>
              )}
            </For>
          </div>
        </PageContext.Provider>
      </Fold>
    </li>
  )
}

/** Folded away, a row shows what it is and its first words. */
function Fold(props: {
  readonly name: string
  readonly fold: 'open' | 'closed' | undefined
  readonly said: string
  readonly children: JSX.Element
}) {
  return (
    <Show when={props.fold} fallback={props.children}>
      <details class="row-fold" open={props.fold === 'open'}>
        <summary>
          <strong>{props.name}</strong>
          <Show when={props.said}>
            <span class="row-fold-said">{props.said}</span>
          </Show>
        </summary>
        {props.children}
      </details>
    </Show>
  )
}

/** From so many columns on, several rows at once are too much to look at. */
const FOLDED_FROM = 3

const listedColumns = ({ definition }: RowsItemState): readonly FieldDefinition[] =>
  definition.columns.filter(({ unlisted }) => !unlisted)

const isEmpty = ({ cells }: RowItemState): boolean => cells.every(({ state }) => state.kind === 'none')

const saidFirst = (row: RowItemState | undefined): string =>
  row?.cells[0] ? wordsOfState(row.cells[0]).join(' / ') : ''

const isRemoval = ({ statement }: Head): boolean => statement.value === null

/** A row that was only shown ready is stored with its place when its first cell is answered. */
function statingOrderFirst(page: Page, row: () => RowItemState | undefined): Page {
  const answer = (field: string, value: Json) => {
    const now = row()
    if (now?.ready && value !== null) page.answering.answer(`rows/${now.id}`, now.place)
    page.answering.answer(field, value)
  }
  return { ...page, answering: { ...page.answering, answer } }
}
