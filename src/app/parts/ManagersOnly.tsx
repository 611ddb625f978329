import { type JSX, Show } from 'solid-js'
import { useApp } from './context.ts'
import { NotHere } from './NotHere.tsx'

/** A screen over all cases of the service. `words`: what it is, for somebody who came to its address and is no manager. */
export function ManagersOnly(props: { readonly words: string; readonly children: JSX.Element }) {
  const { open } = useApp()
  return (
    <Show when={open.profile.role === 'manager'} fallback={<NotHere words={props.words} />}>
      {props.children}
    </Show>
  )
}
