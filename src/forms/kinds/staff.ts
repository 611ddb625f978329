import { isId, type Json, type JsonObject } from '#core'
import type { StaffAnswer } from '../definition.ts'
import type { Kind } from './kind.ts'

/** Somebody who works in the service: who they are, and what they were called when it was said. */
export type Staff = { readonly id: string; readonly name: string }

export const staff: Kind<StaffAnswer> = {
  problems: () => [],
  fits: (_answer, value) => isStaff(value),
  words: (_answer, value) => (isStaff(value) ? value.name : String(value)), // a name alone, from before
}

export const isStaff = (value: Json): value is Json & Staff =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === 2 &&
  isId((value as JsonObject)['id']) &&
  isName((value as JsonObject)['name'])

const isName = (name: Json | undefined): boolean =>
  typeof name === 'string' && name.trim() !== '' && name.length <= 200
