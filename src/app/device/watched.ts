/** A value that changes, without any screen library: the services of this folder run in tests as they are. */
export type Watched<T> = {
  now(): T
  subscribe(listen: (value: T) => void): () => void
}

export type Settable<T> = Watched<T> & { set(value: T): void }

export function createWatched<T>(initial: T): Settable<T> {
  let value = initial
  const listeners = new Set<(value: T) => void>()
  return {
    now: () => value,
    subscribe(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    set(next) {
      value = next
      for (const listen of [...listeners]) listen(next)
    },
  }
}
