import { createEffect, createUniqueId, type JSX } from 'solid-js'

/** A native modal dialog: the focus stays inside, Escape closes. The caller holds `open` and puts it to false in `onClose`. */
export function Dialog(props: {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly children: JSX.Element
  readonly actions: JSX.Element
}) {
  const heading = createUniqueId()
  let dialog: HTMLDialogElement | undefined
  createEffect(() => {
    if (props.open && !dialog?.open) dialog?.showModal()
    if (!props.open) dialog?.close()
  })
  return (
    <dialog
      class="dialog"
      aria-labelledby={heading}
      ref={(element) => {
        dialog = element
      }}
      onClose={() => props.open && props.onClose()}
    >
      <div class="dialog-body">
        <h2 id={heading}>{props.title}</h2>
        {props.children}
        <div class="actions">{props.actions}</div>
      </div>
    </dialog>
  )
}
