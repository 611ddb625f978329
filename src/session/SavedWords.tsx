import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import { Tag } from '#ui'
import type { Keeping } from './exercise.ts'

const SAVED = 'Saved on this device'
/** Typing goes back and forth between the two many times; only what lasts this long, in ms, is worth saying. */
const LASTING_MS = 1_000

/** Says that nothing has to be saved: always to be seen, and spoken once answers have settled. */
export function SavedWords(props: { readonly keeping: Keeping }) {
  const [slow, setSlow] = createSignal(false)
  const [spoken, setSpoken] = createSignal('')
  createEffect(
    on(
      () => props.keeping,
      (now, before) => {
        if (now !== 'keeping') setSlow(false)
        if (now === 'keeping') setSpoken('')
        const timer = setTimeout(() => {
          setSlow(now === 'keeping')
          if (now === 'kept' && before !== undefined) setSpoken(SAVED)
        }, LASTING_MS)
        onCleanup(() => clearTimeout(timer))
      },
    ),
  )
  const shown = () => (props.keeping === 'failed' ? 'Not saved' : slow() ? 'Saving' : SAVED)
  return (
    <p class="saved-words">
      <Tag tone={shown() === SAVED ? 'green' : 'amber'}>{shown()}</Tag>
      <span class="visually-hidden" role="status">
        {spoken()}
      </span>
    </p>
  )
}
