import { canonicalBytes, fromBase64url, hash, ID_LENGTH, toBase64url } from '#core'
import type { RecordHeader } from '#record'

const ID_BYTES = 16

/** The one space that belongs to no case and to everybody of the service (docs/protocol.md §4b). Every service calls its own so. */
export const serviceSpace: string = (() => {
  const bytes = fromBase64url(hash('cairn service space 1', canonicalBytes(null)))?.slice(0, ID_BYTES)
  const id = toBase64url(bytes ?? new Uint8Array())
  if (id.length !== ID_LENGTH) throw new Error('The service’s own space has no id.')
  return id
})()

/** What is kept in it, and nowhere else. */
const serviceForms = ['service-settings', 'content-pack', 'staff', 'service-figures'] as const

export const isServiceForm = (form: string): boolean => serviceForms.some((one) => one === form)

/**
 * A pack's record has its hash as the sitting, so that the same pack loaded twice is one, and so have figures that were handed over; a staff record its
 * officer's id; the settings are one record.
 */
export const serviceHeader = (
  form: (typeof serviceForms)[number],
  sitting: string = 'service',
): RecordHeader => ({ space: serviceSpace, compartment: 'officer', form, sitting })

/** The question of the settings that names the pack whose words are in use: in a council's cases, or in every case. */
export const wordingQuestion = (council: string | null): string =>
  council === null ? 'wording' : `wording-${council}`
