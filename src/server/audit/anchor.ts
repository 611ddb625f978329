import { canonicalText, type JsonObject } from '#core'
import type { Writing } from '../database/tables.ts'
import type { Generation } from '../keys/generations.ts'
import { type Link, macOf } from './chain.ts'

/**
 * A chain of one entry, under a new service key, that says how far every chain under earlier ones goes (docs/protocol.md §8d): who has an earlier
 * key cannot write these anew. `restored`: they came with older data, from a place where nobody could see that they were as the last such entry said.
 */
export async function writeAnchor(
  writing: Writing,
  { number, audit }: Generation,
  ends: readonly Link[],
  { chain, at, restored }: { readonly chain: string; readonly at: number; readonly restored: boolean },
): Promise<void> {
  const body: JsonObject = {
    began: at,
    after: ends.map((end) => [end.chain, end.number, end.mac]),
    rotation: number,
    ...(restored ? { restored } : {}),
  }
  const mac = macOf(audit, { chain, number: 1, before: '' }, body)
  await writing
    .insertInto('audit')
    .values({ chain, number: 1, body: canonicalText(body), mac })
    .execute()
}

/** Whether an entry is what stands for everything before that rotation. */
export const isAnchorOf = (entry: JsonObject, rotation: number): boolean => entry['rotation'] === rotation
