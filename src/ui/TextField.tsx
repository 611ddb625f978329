import { describedBy, Field, type FieldWords } from './Field.tsx'
import { typing } from './typing.ts'

export type TextProps = FieldWords & {
  readonly value: string
  readonly maxLength?: number
  readonly onInput: (text: string) => void
  /** On leaving the field, or Enter in a line. */
  readonly onLeave?: () => void
}

/** A line of text. A secret is typed unseen; it is never offered to the browser to keep. */
export function TextField(
  props: TextProps & {
    readonly secret?: boolean
    readonly short?: boolean
    readonly inputMode?: 'text' | 'numeric' | 'email'
    readonly required?: boolean
  },
) {
  return (
    <Field of="control" id={props.id} label={props.label} hint={props.hint} error={props.error}>
      <input
        {...typing}
        autocapitalize={props.secret || props.inputMode === 'email' ? 'none' : 'sentences'}
        id={props.id}
        class="input"
        classList={{ 'input-short': props.short === true }}
        type={props.secret ? 'password' : 'text'}
        inputmode={props.inputMode}
        required={props.required === true}
        maxlength={props.maxLength}
        value={props.value}
        aria-invalid={props.error !== undefined}
        aria-describedby={describedBy(props)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onFocusOut={() => props.onLeave?.()}
        onKeyDown={(event) => event.key === 'Enter' && props.onLeave?.()}
      />
    </Field>
  )
}

/** Many lines; grows with the text where the browser can, and can be pulled larger everywhere. */
export function ProseField(props: TextProps & { readonly rows?: number }) {
  return (
    <Field of="control" id={props.id} label={props.label} hint={props.hint} error={props.error}>
      <textarea
        {...typing}
        id={props.id}
        class="input"
        rows={props.rows ?? 4}
        maxlength={props.maxLength}
        value={props.value}
        aria-invalid={props.error !== undefined}
        aria-describedby={describedBy(props)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onFocusOut={() => props.onLeave?.()}
      />
    </Field>
  )
}
