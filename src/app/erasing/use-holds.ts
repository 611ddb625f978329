import { type Accessor, createSignal, onMount } from 'solid-js'
import { type Hold, readErasures } from '#sync'
import { useApp } from '../parts/context.ts'
import { useReadParts } from '../parts/read-parts.ts'

/** What keeps this case from being erased, by the server, which says so to managers; `unread` when it did not answer. */
export function useHolds(space: () => string): Accessor<readonly Hold[] | 'unread' | undefined> {
  const { open } = useApp()
  const parts = useReadParts()
  const [holds, setHolds] = createSignal<readonly Hold[] | 'unread'>()
  const read = async () => {
    const answer = await readErasures(parts)
    setHolds(answer.ok ? (answer.value.holds ?? []).filter((hold) => hold.space === space()) : 'unread')
  }
  onMount(() => {
    if (open.profile.role === 'manager') void read()
  })
  return holds
}
