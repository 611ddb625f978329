import { createMemo, createSignal, Match, onCleanup, Switch } from 'solid-js'
import type { Photo } from '#forms'
import type { Answering, AttachedBytes } from './answering.ts'

/** A photograph, or why it is not here to be seen; it appears by itself when it has come. */
export function Photograph(props: {
  readonly photo: Photo
  readonly label: string
  readonly follow: Answering['follow']
}) {
  const [shown, setShown] = createSignal<AttachedBytes>()
  onCleanup(props.follow(props.photo, setShown))
  const url = createMemo(() => {
    const bytes = shown()
    if (bytes === undefined || typeof bytes === 'string') return undefined
    const address = URL.createObjectURL(new Blob([bytes], { type: props.photo.type }))
    onCleanup(() => URL.revokeObjectURL(address))
    return address
  })
  return (
    <Switch>
      <Match when={shown() === 'not-here'}>
        <p class="photo-missing">
          This photograph has not come to this device yet. It comes by itself while there is a connection.
        </p>
      </Match>
      <Match when={shown() === 'damaged'}>
        <p class="photo-missing">
          This photograph is damaged on this device. It is fetched again while there is a connection.
        </p>
      </Match>
      <Match when={url()}>
        {(address) => <img class="photo-picture" src={address()} alt={props.label} />}
      </Match>
    </Switch>
  )
}
