import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Result } from '#core'
import { createServerTime, type Parked, type ReadParts, type SyncProblem } from '#sync'
import { useApp } from '../parts/context.ts'
import { decidable, readWaiting } from './parked-list.ts'

/** What it takes to ask the server about what was kept aside. */
export function useParkedParts(): ReadParts {
  const { device, open } = useApp()
  const { fetch, surroundings } = device.parts
  return { fetch, proof: open.vault.proof, serverTime: createServerTime(surroundings.clock) }
}

export type ParkedState = Result<Parked, SyncProblem> | undefined

/** The list as the server had it when it was last asked; undefined before the first answer. It lives as long as the screen. */
export function useParked(): { readonly state: Accessor<ParkedState>; read(): Promise<void> } {
  const parts = useParkedParts()
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
