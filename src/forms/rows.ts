import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { canonicalBytes, hashBytes, type Json, toBase64url } from '#core'
import type { RecordView, RowState } from '#record'
import type { RowsDefinition } from './definition.ts'
import type { RowsItemState } from './evaluate.ts'
import type { Form } from './form.ts'

const ID_BYTES = 16
const ORDER_KEY_LIMIT = 120

/**
 * Where a row stands: what its field `rows/<row>` holds. `expected.a1` in a form of several tables, `a1` in a form of one. A living form that got
 * more tables still has the rows of its first one: there `a1` goes on to mean that table.
 */
type Place = { readonly table: string; readonly key: string }

/** Rows shown before anybody wrote in them. Their ids and places follow from the form, so two tablets mean the same row. */
export function readyRows(
  form: Form,
  table: RowsDefinition,
): readonly { readonly id: string; readonly place: string }[] {
  if (!table.ready) return []
  return generateNKeysBetween(null, null, table.ready).map((key, index) => ({
    id: toBase64url(
      hashBytes('cairn ready row 1', canonicalBytes([form.id, table.id, index])).subarray(0, ID_BYTES),
    ),
    place: placeText(form, { table: table.id, key }),
  }))
}

/** The place for a row after all others of its table, rows that are only shown ready included. */
export function placeAfterAll(form: Form, table: RowsDefinition, view: RecordView): string {
  return placeAfter(form, table, [
    ...readyRows(form, table).map(({ place }) => place),
    ...view.rows.map(({ order }) => order),
  ])
}

/** The first `count` rows of a table that nobody has written in: those that are shown ready, then new ones. */
export function firstRows(
  form: Form,
  table: RowsDefinition,
  count: number,
  newId: () => string,
): readonly { readonly id: string; readonly place: string }[] {
  const rows = [...readyRows(form, table).slice(0, count)]
  while (rows.length < count)
    rows.push({
      id: newId(),
      place: placeAfter(
        form,
        table,
        rows.map(({ place }) => place),
      ),
    })
  return rows
}

function placeAfter(form: Form, table: RowsDefinition, places: readonly Json[]): string {
  const keys = places
    .map((place) => parsePlace(form, place))
    .filter((place) => place?.table === table.id)
    .map((place) => place?.key ?? '')
  return placeText(form, { table: table.id, key: generateKeyBetween(keys.sort().at(-1) ?? null, null) })
}

/** The same, from what a page shows of the table. */
export const placeAfterShown = (form: Form, { definition, rows }: RowsItemState): string =>
  placeAfter(
    form,
    definition,
    rows.map(({ place }) => place),
  )

/** Where a row goes whose own place was taken away by a removal that did not see it edited: first. */
export const firstPlace = (form: Form, table: RowsDefinition): string =>
  placeText(form, { table: table.id, key: generateKeyBetween(null, null) })

/** Whether a value can be what `rows/<row>` holds in this form. */
export const isPlace = (form: Form, value: Json): boolean => parsePlace(form, value) !== null

/** The table that a row belongs to, by its place, or by its cells where the place was taken away. */
export function tableOf(form: Form, view: RecordView, row: RowState): string | null {
  const place = parsePlace(form, row.order)
  if (place) return place.table
  const ready = form.tables.find((table) => readyRows(form, table).some(({ id }) => id === row.id))
  if (ready) return ready.id
  const filled = form.tables.find(({ columns }) =>
    columns.some(({ id }) => view.fields.has(`rows/${row.id}/${id}`)),
  )
  return filled?.id ?? null
}

function parsePlace({ tables }: Form, value: Json): Place | null {
  if (typeof value !== 'string') return null
  const [first] = tables
  if (first && (tables.length === 1 || !value.includes('.')))
    return isOrderKey(value) ? { table: first.id, key: value } : null
  const [table = '', key = '', ...rest] = value.split('.')
  const isOfForm = tables.some(({ id }) => id === table)
  return isOfForm && rest.length === 0 && isOrderKey(key) ? { table, key } : null
}

const placeText = ({ tables }: Form, { table, key }: Place): string =>
  tables.length > 1 ? `${table}.${key}` : key

function isOrderKey(value: string): boolean {
  if (value.length > ORDER_KEY_LIMIT || !/^[A-Za-z][0-9A-Za-z]+$/.test(value)) return false
  try {
    generateKeyBetween(value, null)
    return true
  } catch {
    // The package says "not an order key" by throwing.
    return false
  }
}
