import type { MemoryDisk } from '../world/memory-disk.ts'

/** Thrown at the moment a process dies; nothing of it goes on. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

/** One process on a disk that outlives it: a tab, a browser, a service worker. */
export type Process = {
  /** The disk as this process has it. Once dead, it has none. */
  readonly disk: MemoryDisk
  readonly isDead: () => boolean
  /** Dies at the disk operation `steps` from now, a commit done or not done. Null: not to die. */
  dieIn(plan: { readonly steps: number; readonly after: boolean } | null): void
}

/**
 * Kills at every step come from here: between any two things a process does, it asks the disk for something. A commit is all or nothing,
 * and whether it was done when the process died nobody was told.
 */
export function startProcess(disk: MemoryDisk): Process {
  let plan: { steps: number; readonly after: boolean } | null = null
  let dead = false

  const die = (): never => {
    dead = true
    throw new Killed('The process was killed.')
  }
  async function step<T>(work: () => Promise<T>): Promise<T> {
    if (dead) return die()
    const isLast = plan !== null && plan.steps-- <= 0
    if (isLast && !plan?.after) return die()
    const answer = await work()
    return isLast ? die() : answer
  }

  return {
    isDead: () => dead,
    dieIn(next) {
      plan = next && { ...next }
    },
    disk: {
      ...disk,
      get: (table, key) => step(() => disk.get(table, key)),
      getMany: (table, keys) => step(() => disk.getMany(table, keys)),
      all: (table) => step(() => disk.all(table)),
      list: (table, where) => step(() => disk.list(table, where)),
      read: (questions) => step(() => disk.read(questions)),
      commit: (changes) => step(() => disk.commit(changes)),
    },
  }
}
