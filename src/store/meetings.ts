import type { Disk } from './disk.ts'

/**
 * When the device of a vault last met its server, counted by a clock that only goes forward: the latest time that was ever seen on the device's own. Whoever
 * sets that back wins nothing. Two numbers, outside the sealed rows: they must be kept while nothing can be opened.
 */
export type Meetings = {
  /** The server answered somebody who proved that this vault is open. From here on time counts anew, by the clock as it is now. */
  noteMet(at: number): Promise<void>
  /** How long ago that was, in ms; null when the clock was set back since, so that nobody can tell. Remembers the time that it was asked at. */
  sinceMet(now: number): Promise<number | null>
}

const MET = 'server-met'
const SEEN = 'latest-clock'
/** Clocks are put right by less than this while nobody notices. */
const PUT_RIGHT_MS = 3_600_000
/** A round is tried twice a minute: not each of them is written down. */
const NOTE_EVERY_MS = 60_000

export function createMeetings(vault: string, disk: Disk): Meetings {
  const read = async (name: string): Promise<number | undefined> =>
    (await disk.get('marks', [vault, name]))?.value
  const put = async (values: Readonly<Record<string, number>>): Promise<void> => {
    const marks = Object.entries(values).map(([name, value]) => ({ vault, name, value }))
    await disk.commit([{ table: 'marks', put: marks }])
  }
  return {
    async noteMet(at) {
      const met = await read(MET)
      if (met === undefined || Math.abs(at - met) >= NOTE_EVERY_MS) await put({ [MET]: at, [SEEN]: at })
    },

    async sinceMet(now) {
      const met = await read(MET)
      const seen = Math.max((await read(SEEN)) ?? now, met ?? now)
      // A vault of before this was counted begins to count.
      if (met === undefined) await put({ [MET]: now, [SEEN]: now })
      else if (now >= seen + NOTE_EVERY_MS) await put({ [SEEN]: now })
      return now < seen - PUT_RIGHT_MS ? null : Math.max(now, seen) - (met ?? now)
    },
  }
}
