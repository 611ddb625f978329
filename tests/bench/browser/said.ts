import { newId, systemRandom } from '../../../src/core/index.ts'
import type { NewStatement, RecordHeader } from '../../../src/record/index.ts'

export const VERSION = 1

/** A record of a case that nothing was said in yet. */
export const newRecord = (space: string, form = 'saq'): RecordHeader => ({
  ...{ space, form, compartment: 'client' },
  sitting: `bench-${newId(systemRandom)}`,
})

/** An answer in a sentence or two. */
export const answer = (index: number, characters = 60): NewStatement => ({
  version: VERSION,
  field: `q${index}/answer`,
  value: words(index, characters),
  replaces: [],
})

/** How fast fields follow each other: once the last is on the disk, or as fast as the page takes them, each in a task of its own. */
export type Pace = 'waited for' | 'freely'

export function nextTask(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => resolve()
  port2.postMessage(null)
  return promise
}

/** As long as asked, and not the same twice. */
export function words(seed: number, characters: number): string {
  let text = ''
  for (let at = seed; text.length < characters; at = (at * 31 + 17) % 9_973)
    text += `${VOCABULARY[at % VOCABULARY.length]} `
  return text.slice(0, characters)
}

const VOCABULARY =
  `about after again all and argue ask away back bad because before better brother but calm came can change
  children could day did different do down drink evening every feel felt few first for friend from get go good got had hard have help
  her home hope house how it just kept kids know last late learn leave less listen little long lost made make many mean met might money
  month more morning mother much need never new night not now of old on only other our out over own people place quiet rather really
  said same saw say school see she should shout sister sleep slow some sorry start stay still stop stress sure talk tell than that them
  then there they thing think though thought time tired to told too town tried try two until up upset us usually wait walk want was
  week well went were what when where which while who why will wish with without word work worry would wrong year yes yet you`.split(
    /\s+/,
  )
