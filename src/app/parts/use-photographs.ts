import { followAttachment } from '#store'
import type { Answering } from '#ui'
import { useApp } from './context.ts'

/** The photographs of a record, as far as they are on this device. */
export function usePhotographs(record: () => string): Answering['follow'] {
  const { open, device } = useApp()
  const { signals } = device.parts.surroundings
  return (photo, tell) => followAttachment({ records: open.records, signals }, record(), photo, tell)
}
