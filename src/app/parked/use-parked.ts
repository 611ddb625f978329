import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Result } from '#core'
import type { Parked, SyncProblem } from '#sync'
import { useApp } from '../parts/context.ts'
import { useReadParts } from '../parts/read-parts.ts'
import { decidable, readWaiting } from './parked-list.ts'

export type ParkedState = Result<Parked, SyncProblem> | undefined

/** The list as the server had it when it was last asked; undefined before the first answer. It lives as long as the screen. */
export function useParked(): { readonly state: Accessor<ParkedState>; read(): Promise<void> } {
  const parts = useReadParts()
  const [state, setState] = createSignal<ParkedState>()
  let gone = false
  onCleanup(() => {
    gone = true
  })
  const read = async () => {
    const answer = await readWaiting(parts)
    if (!gone) setState(answer)
  }
  return { state, read }
}

/** How many statements wait for this manager, asked again after every round; 0 for others, and while nobody can say. */
export function useParkedCount(): Accessor<number> {
  const { open, sync } = useApp()
  const { state, read } = useParked()
  if (open.profile.role === 'manager')
    createEffect(
      on(
        () => sync().roundAt,
        () => void read(),
      ),
    )
  return () => {
    const answer = state()
    return answer?.ok ? decidable(answer.value) : 0
  }
}
