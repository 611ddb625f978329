import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'
import type { SessionPlace } from '#store'
import { useApp } from './context.ts'

/** The sessions not yet ended, by space, as they are now; undefined until they have been read. */
export function usePlaces(): Accessor<ReadonlyMap<string, SessionPlace> | undefined> {
  const { device, open } = useApp()
  const [places, setPlaces] = createSignal<ReadonlyMap<string, SessionPlace>>()
  const read = () => void open.places.all().then((all) => setPlaces(all))
  onCleanup(device.parts.surroundings.signals.subscribe(({ kind }) => kind === 'places' && read()))
  onMount(read)
  return places
}

/** The session of one case that has not been ended. */
export function usePlacesOf(space: Accessor<string>): ReturnType<typeof usePlaces> {
  const places = usePlaces()
  return () => {
    const all = places()
    return all && new Map([...all].filter(([one]) => one === space()))
  }
}
