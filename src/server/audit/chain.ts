import { createHmac } from 'node:crypto'
import * as v from 'valibot'
import { canonicalBytes, type JsonObject, toBase64url } from '#core'

/** The end of a chain of entries: what its next one is bound to. */
export type Link = { readonly chain: string; readonly number: number; readonly mac: string }

/**
 * Of a chain's entry: over its place, all before it by the last one's, and what it says. Who holds the database alone cannot write a chain that
 * fits: the key comes from the service key, which is kept apart from it.
 */
export function macOf(
  key: Uint8Array,
  { chain, number, before }: { readonly chain: string; readonly number: number; readonly before: string },
  body: JsonObject,
): string {
  const mac = createHmac('sha256', key).update(canonicalBytes([chain, number, before, body]))
  return toBase64url(new Uint8Array(mac.digest()))
}

/** What an entry says; null when it is not as one is written. */
export function entryIn(body: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
  } catch {
    return null
  }
}

const endsSchema = v.array(v.tuple([v.string(), v.number(), v.string()]))

/** The ends that a chain's first entry names. */
export function endsNamedIn(entry: JsonObject | null): readonly Link[] {
  const named = v.safeParse(endsSchema, entry?.['after'])
  return named.success ? named.output.map(([chain, number, mac]) => ({ chain, number, mac })) : []
}
