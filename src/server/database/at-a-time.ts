/** What one question or row-by-row insert may name: both databases bound their parameters. */
const AT_A_TIME = 500

/** All of a list, in parts that one statement to the database can take. */
export function* atATime<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += AT_A_TIME) yield all.slice(at, at + AT_A_TIME)
}
