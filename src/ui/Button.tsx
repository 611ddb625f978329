import { type JSX, splitProps } from 'solid-js'

export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger'

export type ButtonProps = JSX.ButtonHTMLAttributes<HTMLButtonElement> & { readonly look?: ButtonLook }

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['look', 'class'])
  return (
    <button
      type="button"
      {...rest}
      class={`button button-${own.look ?? 'plain'} ${own.class ?? ''}`.trim()}
    />
  )
}
