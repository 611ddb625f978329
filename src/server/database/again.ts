import { setTimeout as wait } from 'node:timers/promises'

const MOST_TRIES = 8
const FIRST_WAIT_MS = 5

/** What PostgreSQL says to the one of two transactions that must look again: it was rolled back whole. */
const tooLate = [
  '40001', // could not be put in one order with another
  '40P01', // each waited for the other
  '23505', // another one stored the same row meanwhile
  '42P07', // or made the same table
]

/**
 * Does `work` again while another process was quicker, a bounded number of times. Only for work that leaves nothing behind
 * when it fails, and whose statements and ids are the same each time.
 */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries >= MOST_TRIES || !wasTooLate(error)) throw error
      await wait(FIRST_WAIT_MS * 2 ** tries)
    }
  }
}

const wasTooLate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && tooLate.includes(String(error.code))
