import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type { Watched } from '../device/watched.ts'

/** A watched value as a signal, for as long as the component lives. */
export function useWatched<T>(watched: Watched<T>): Accessor<T> {
  const [value, setValue] = createSignal<T>(watched.now(), { equals: false })
  onCleanup(watched.subscribe((next) => setValue(() => next)))
  return value
}
