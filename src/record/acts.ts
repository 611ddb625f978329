import { isHash, type Json, type JsonObject } from '#core'
import type { Statement } from './statement.ts'

/**
 * What is done to a record as a whole is said in fields that no form may have (docs/protocol.md §4a). They hold no person's words: a record that
 * a client may see is kept under a key that a client's screen holds.
 */
export const COMPLETION_FIELD = 'record/completion'
export const COUNTERSIGNATURE_FIELD = 'record/countersignature'
/** Which wording the record was begun in. Whoever begins it says so, with the first answer. */
export const WORDING_FIELD = 'record/wording'
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

/** The words a record was answered under: the app's own, or those of a content pack, named by its hash, in one of its languages. */
export type Wording = 'built-in' | { readonly pack: string; readonly language: string }

export type Act = 'complete' | 'send-back' | 'countersign' | 'set-aside' | 'name-wording'

const MAX_NAME = 200

export const isAnswerField = (field: string): boolean =>
  !actPrefixes.some((prefix) => field.startsWith(`${prefix}/`))

/** Whether a field says what is done to the record, so that more than its heads may count again. Its wording is only said. */
export const isActField = (field: string): boolean => !isAnswerField(field) && field !== WORDING_FIELD

/** What a statement on a field that is no answer does; null when its value is none that the field takes. */
export function actOf({ field, value }: Pick<Statement, 'field' | 'value'>): Act | null {
  if (field === COMPLETION_FIELD) {
    if (value === null) return 'send-back'
    return isCompletion(value) ? 'complete' : null
  }
  if (field === COUNTERSIGNATURE_FIELD)
    return value === null || isCountersignature(value) ? 'countersign' : null
  if (field === WORDING_FIELD) return isWording(value) ? 'name-wording' : null
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

export function isWording(value: Json): value is Wording & Json {
  if (value === 'built-in') return true
  if (!hasKeys(value, ['language', 'pack'])) return false
  return isHash(value['pack']) && isLanguage(value['language'])
}

/** `en-GB`, `cy`, `zh-Hant`: a language, and where it matters its script and its country (BCP 47, in its one canonical spelling). */
export const isLanguage = (tag: unknown): tag is string =>
  typeof tag === 'string' && /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(tag)

const isName = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= MAX_NAME

function hasKeys(value: Json, keys: readonly string[]): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.keys(value).sort().join() === keys.join()
}
