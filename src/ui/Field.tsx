import CircleAlert from 'lucide-solid/icons/circle-alert'
import { type JSX, Show } from 'solid-js'

/** What every field shows besides its control. The control's id is `id`; the label's, hint's and error's follow from it. */
export type FieldWords = {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

const labelId = (id: string): string => `${id}-label`

/** For `aria-labelledby` of a group of controls. */
export const labelledBy = ({ id }: FieldWords): string => labelId(id)

/** For `aria-describedby`: hint and error, as far as they are there. */
export const describedBy = ({ id, hint, error }: FieldWords): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

/** Label, hint and error around a control. `of="group"` where there is more than one control to label. */
export function Field(
  props: FieldWords & { readonly of: 'control' | 'group'; readonly children: JSX.Element },
) {
  return (
    <div class="field" classList={{ 'field-invalid': props.error !== undefined }}>
      <div class="field-words">
        <Show
          when={props.of === 'control'}
          fallback={
            <div class="field-label" id={labelId(props.id)}>
              {props.label}
            </div>
          }
        >
          <label class="field-label" id={labelId(props.id)} for={props.id}>
            {props.label}
          </label>
        </Show>
        <Show when={props.hint}>
          <p class="field-hint" id={`${props.id}-hint`}>
            {props.hint}
          </p>
        </Show>
      </div>
      <Show when={props.error}>
        <p class="field-error" id={`${props.id}-error`}>
          <CircleAlert size={20} />
          <span>
            <span class="visually-hidden">Error: </span>
            {props.error}
          </span>
        </p>
      </Show>
      {props.children}
    </div>
  )
}
