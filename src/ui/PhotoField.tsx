import { createSignal, Show } from 'solid-js'
import type { Json } from '#core'
import { isPhoto } from '#forms'
import { usePage } from './answering.ts'
import { Button } from './Button.tsx'
import { describedBy, Field, type FieldWords } from './Field.tsx'
import { Photograph } from './Photograph.tsx'
import { preparePhoto } from './prepare-photo.ts'

/** A photograph, taken now or chosen; kept with the record and nowhere else on the device. */
export function PhotoField(
  props: FieldWords & { readonly value: Json; readonly onPick: (value: Json) => void },
) {
  const { answering } = usePage()
  const [state, setState] = createSignal<'ready' | 'working' | 'unreadable'>('ready')
  const given = () => (isPhoto(props.value) ? props.value : undefined)

  const take = async (file: File) => {
    setState('working')
    const bytes = await preparePhoto(file)
    if (!bytes) return setState('unreadable')
    props.onPick(await answering.attach(bytes, 'image/jpeg'))
    return setState('ready')
  }
  return (
    <Field
      of={given() ? 'group' : 'control'}
      id={props.id}
      label={props.label}
      hint={props.hint}
      error={state() === 'unreadable' ? UNREADABLE : props.error}
    >
      <Show
        when={given()}
        keyed
        fallback={
          <input
            id={props.id}
            class="input input-file"
            type="file"
            accept="image/*"
            disabled={state() === 'working'}
            aria-invalid={state() === 'unreadable' || props.error !== undefined}
            aria-describedby={describedBy(props)}
            onClick={(event) => {
              event.currentTarget.value = ''
            }}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              if (file) void take(file)
            }}
          />
        }
      >
        {(photo) => (
          <div class="photo" id={props.id} tabindex="-1">
            <Photograph photo={photo} label={props.label} follow={answering.follow} />
            <div class="actions">
              <Button onClick={() => props.onPick(null)}>Take this photograph away</Button>
            </div>
          </div>
        )}
      </Show>
      <p role="status" class="small">
        {state() === 'working' ? 'Keeping the photograph.' : ''}
      </p>
    </Field>
  )
}

const UNREADABLE =
  'This device cannot read that file as a picture. Nothing was changed. Choose a JPEG or PNG, or take the photograph again.'
