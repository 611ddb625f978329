import { isHash, type Json, type JsonObject } from '#core'
import type { Statement } from './statement.ts'

/**
 * What is done to a record as a whole is said in fields that no form may have (docs/protocol.md §4a). They hold no person's words: a record that
 * a client may see is kept under a key that a client's screen holds.
 */
export const COMPLETION_FIELD = 'record/completion'
export const COUNTERSIGNATURE_FIELD = 'record/countersignature'
export const asideField = (statement: string): string => `aside/${statement}`

/** The statement that this one sets aside; null for any other statement. */
export const asideOf = ({ field, value }: Pick<Statement, 'field' | 'value'>): string | null =>
  field.startsWith(asideField('')) && value === true ? field.slice(asideField('').length) : null

/** First parts of fields that are not answers. */
export const actPrefixes = ['record', 'aside'] as const

/** `frozen`: ids of the heads of every answer, sorted; `content`: the hash of what they say, which signatures cover too. */
export type Completion = { readonly frozen: readonly string[]; readonly content: string }

/** The manager's signature that completes a report: over one completion and its content. `ink` is null when signed with the typed name. */
export type Countersignature = {
  readonly completion: string
  readonly content: string
  readonly name: string
  readonly ink: Json
}

export type Act = 'complete' | 'send-back' | 'countersign' | 'set-aside'

const MAX_NAME = 200

export const isAnswerField = (field: string): boolean =>
  !actPrefixes.some((prefix) => field.startsWith(`${prefix}/`))

/** What a statement on a field that is no answer does; null when its value is none that the field takes. */
export function actOf({ field, value }: Pick<Statement, 'field' | 'value'>): Act | null {
  if (field === COMPLETION_FIELD) {
    if (value === null) return 'send-back'
    return isCompletion(value) ? 'complete' : null
  }
  if (field === COUNTERSIGNATURE_FIELD)
    return value === null || isCountersignature(value) ? 'countersign' : null
  const [first, id, ...rest] = field.split('/')
  const isAside = first === 'aside' && isHash(id) && rest.length === 0 && (value === true || value === null)
  return isAside ? 'set-aside' : null
}

export function isCompletion(value: Json): value is JsonObject & Completion {
  if (!hasKeys(value, ['content', 'frozen'])) return false
  const { frozen, content } = value
  return (
    isHash(content) &&
    Array.isArray(frozen) &&
    frozen.every((id, index) => isHash(id) && (index === 0 || String(frozen[index - 1]) < String(id)))
  )
}

export function isCountersignature(value: Json): value is JsonObject & Countersignature {
  if (!hasKeys(value, ['completion', 'content', 'ink', 'name'])) return false
  const { completion, content, name } = value
  return isHash(completion) && isHash(content) && isName(name)
}

const isName = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= MAX_NAME

function hasKeys(value: Json, keys: readonly string[]): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.keys(value).sort().join() === keys.join()
}
