import { describedBy, Field, type FieldWords } from './Field.tsx'

/** One file from this machine; choosing the same one again counts as choosing. */
export function FileField(
  props: FieldWords & { readonly disabled?: boolean; readonly onChoose: (file: File) => void },
) {
  return (
    <Field of="control" id={props.id} label={props.label} hint={props.hint} error={props.error}>
      <input
        id={props.id}
        class="input input-file"
        type="file"
        disabled={props.disabled === true}
        aria-invalid={props.error !== undefined}
        aria-describedby={describedBy(props)}
        onClick={(event) => {
          event.currentTarget.value = ''
        }}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) props.onChoose(file)
        }}
      />
    </Field>
  )
}
