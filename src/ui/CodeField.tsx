import { describedBy, Field } from './Field.tsx'
import type { TextProps } from './TextField.tsx'
import { typing } from './typing.ts'

/**
 * The one exception from `typing`: a code that is worth nothing once it was used. The browser may offer it from the phone or the password manager
 * that knows it, as people are used to.
 */
const codeTyping = { ...typing, autocomplete: 'one-time-code', autocapitalize: 'none' } as const

/** A code of digits that is good for one time. */
export function CodeField(props: Omit<TextProps, 'maxLength' | 'onLeave'>) {
  return (
    <Field of="control" id={props.id} label={props.label} hint={props.hint} error={props.error}>
      <input
        {...codeTyping}
        id={props.id}
        class="input input-short num"
        type="text"
        inputmode="numeric"
        maxlength={24}
        value={props.value}
        aria-invalid={props.error !== undefined}
        aria-describedby={describedBy(props)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Field>
  )
}
