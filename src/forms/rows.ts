import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { canonicalBytes, hashBytes, type Json, toBase64url } from '#core'
import type { RecordView } from '#record'
import type { Form } from './form.ts'

const ID_BYTES = 16
const ORDER_KEY_LIMIT = 120

/** Rows shown before anybody wrote in them. Their ids and order follow from the form, so two tablets mean the same row. */
export function readyRows(form: Form): readonly { readonly id: string; readonly order: string }[] {
  const { rows } = form
  if (!rows?.ready) return []
  return generateNKeysBetween(null, null, rows.ready).map((order, index) => ({
    id: toBase64url(
      hashBytes('cairn ready row 1', canonicalBytes([form.id, rows.id, index])).subarray(0, ID_BYTES),
    ),
    order,
  }))
}

/** The order key for a row after all others, rows that are only shown ready included. */
export function orderAfterAll(form: Form, view: RecordView): string {
  const orders = [...readyRows(form), ...view.rows].map(({ order }) => order).filter(isOrderKey)
  return generateKeyBetween(orders.sort().at(-1) ?? null, null)
}

/** Whether a value can stand between others as a row's place. */
export function isOrderKey(value: Json): value is string {
  if (typeof value !== 'string' || value.length > ORDER_KEY_LIMIT || !/^[A-Za-z][0-9A-Za-z]+$/.test(value))
    return false
  try {
    generateKeyBetween(value, null)
    return true
  } catch {
    // The package says "not an order key" by throwing.
    return false
  }
}
