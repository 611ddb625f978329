import { bytesFromText, toBase64url } from '#core'
import type { Staff } from '#forms'

/** Somebody of the service, the same whenever they are named. */
export const colleague = (name: string): Staff => ({
  id: `${toBase64url(bytesFromText(name.padEnd(15)).slice(0, 15))}AA`,
  name,
})
