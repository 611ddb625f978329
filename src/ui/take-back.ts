/** A second tap sooner than this is a shaky hand, not a change of mind. */
const DOUBLE_TAP_MS = 600

type RadioEvent = { readonly currentTarget: HTMLInputElement; readonly timeStamp: number }

/**
 * Handlers for a group of native radio buttons: picking the picked one again, or Delete on it, takes the answer back, which a radio
 * button does not know by itself. By the time of its click it is always checked, so what stood before is read at the press.
 */
export function takesBack(takeBack: () => void) {
  let stoodBefore = false
  let picked: { readonly radio: HTMLInputElement; readonly at: number } | undefined
  return {
    onPointerDown: ({ currentTarget: radio }: RadioEvent) => {
      stoodBefore = radio.checked
    },
    onClick: ({ currentTarget: radio, timeStamp }: RadioEvent) => {
      if (!stoodBefore) picked = { radio, at: timeStamp }
      else if (picked?.radio !== radio || timeStamp - picked.at > DOUBLE_TAP_MS) takeBack()
      stoodBefore = false
    },
    onKeyDown: (event: RadioEvent & { readonly key: string }) => {
      if ((event.key === 'Delete' || event.key === 'Backspace') && event.currentTarget.checked) takeBack()
    },
  }
}
