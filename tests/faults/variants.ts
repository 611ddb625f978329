import { ok } from '#core'
import { type Change, type EnvelopeRow, removing } from '#store'
import type { MemoryDisk } from '../world/memory-disk.ts'

/**
 * Realistic ways to lose something, each as one wrong piece in place of a right one: what the scenarios must catch. `disk` stands between a
 * process and its disk; `isOlderServer` takes away the exchange after a restore.
 */
export type Variant = {
  readonly name: string
  /** What the mistake is, in words. */
  readonly mistake: string
  readonly disk?: (disk: MemoryDisk) => MemoryDisk
  readonly isOlderServer?: true
}

const withCommit = (disk: MemoryDisk, commit: MemoryDisk['commit']): MemoryDisk => ({ ...disk, commit })

const touches = (changes: readonly Change[], table: Change['table']): boolean =>
  changes.some((change) => change.table === table && (change.put?.length ?? 0) > 0)

export const variants: readonly Variant[] = [
  {
    name: 'sent-is-forgotten',
    mistake: 'An envelope leaves the outbox when it is read to be sent, not when its receipt is stored.',
    disk: (disk) => ({
      ...disk,
      async list(table, where) {
        const rows = await disk.list(table, where)
        if (table === 'outbox' && !('record' in where))
          await disk.commit([removing('outbox', (rows as readonly EnvelopeRow[]).slice(0, 1))])
        return rows
      },
    }),
  },
  {
    name: 'two-commits',
    mistake: 'Rows and what belongs to them go to the disk in two commits, and a process can die between.',
    disk: (disk) =>
      withCommit(disk, async (changes) => {
        const [first, ...rest] = changes
        const done = first ? await disk.commit([first]) : ok(null)
        if (!done.ok || rest.length === 0) return done
        await disk.get('marks', ['', 'between']) // a step at which the process may die
        return disk.commit(rest)
      }),
  },
  {
    name: 'photo-apart',
    mistake: 'A photograph goes to the disk after the statement that names it.',
    disk: (disk) =>
      withCommit(disk, async (changes) => {
        const isPhoto = ({ table }: Change): boolean => table === 'chunks' || table === 'attachments'
        const photo = changes.filter(isPhoto)
        if (!touches(photo, 'chunks')) return disk.commit(changes)
        const done = await disk.commit(changes.filter((change) => !isPhoto(change)))
        if (!done.ok) return done
        await disk.get('marks', ['', 'between'])
        return disk.commit(photo)
      }),
  },
  {
    name: 'not-durable',
    mistake: 'A commit answers before it is on the disk: the last one is gone when the process dies.',
    disk: (disk) => {
      let waiting: readonly Change[] = []
      const settle = async () => {
        const changes = waiting
        waiting = []
        if (changes.length > 0) await disk.commit(changes)
      }
      return {
        ...disk,
        get: (table, key) => settle().then(() => disk.get(table, key)),
        getMany: (table, keys) => settle().then(() => disk.getMany(table, keys)),
        all: (table) => settle().then(() => disk.all(table)),
        list: (table, where) => settle().then(() => disk.list(table, where)),
        read: (questions) => settle().then(() => disk.read(questions)),
        async commit(changes) {
          await settle()
          waiting = changes
          return ok(null)
        },
      }
    },
  },
  {
    name: 'fork-dropped',
    mistake: 'What another tablet wrote is dropped when this one has unsent work in the same record.',
    disk: (disk) =>
      withCommit(disk, async (changes) => {
        if (!touches(changes, 'streams')) return disk.commit(changes)
        const unsent = new Set((await disk.all('outbox')).map(({ record }) => record))
        return disk.commit(
          changes.map((change) =>
            change.table === 'batches' && change.put
              ? { ...change, put: change.put.filter(({ record }) => !unsent.has(record)) }
              : change,
          ),
        )
      }),
  },
  {
    name: 'draft-dropped',
    mistake: 'Text in hand is let go before the answer it became is stored, which a full disk then refuses.',
    disk: (disk) =>
      withCommit(disk, async (changes) => {
        const done = await disk.commit(changes)
        if (!done.ok)
          for (const change of changes)
            if (change.table === 'drafts' && change.remove)
              await disk.commit([{ table: 'drafts', remove: change.remove }])
        return done
      }),
  },
  {
    name: 'fold-forgets',
    mistake: 'A fold keeps what a record says now and lets the batches go that said it.',
    disk: (disk) =>
      withCommit(disk, (changes) =>
        disk.commit(changes.filter(({ table, put }) => table !== 'packs' || put === undefined)),
      ),
  },
  {
    name: 'no-exchange',
    mistake: 'After a restore nobody compares what both sides hold.',
    isOlderServer: true,
  },
]
