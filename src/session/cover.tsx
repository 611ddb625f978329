import { render } from 'solid-js/web'
import { BrandMark } from '#ui'

const cover = document.createElement('div')
cover.id = 'cover'
render(
  () => (
    <>
      <BrandMark size={64} />
      <p>Cairn</p>
    </>
  ),
  cover,
)

let focused: Element | null = null

/** Puts a plain page over everything, in this very turn of the event loop; whoever looks next sees a name and nothing else. */
export function showCover(): void {
  if (cover.isConnected) return
  document.body.append(cover)
  focused = document.activeElement
  if (focused instanceof HTMLElement) focused.blur() // takes the tablet's keyboard away too
  document.getElementById('root')?.setAttribute('inert', '')
}

export function hideCover(): void {
  if (!cover.isConnected) return
  cover.remove()
  document.getElementById('root')?.removeAttribute('inert')
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
}
