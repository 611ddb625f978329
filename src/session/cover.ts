const ID = 'cover'

/** Puts a plain page over everything, in this very turn of the event loop; whoever looks next sees a name and nothing else. */
export function showCover(): void {
  if (document.getElementById(ID)) return
  const cover = document.createElement('div')
  cover.id = ID
  cover.textContent = 'Cairn'
  document.getElementById('root')?.setAttribute('inert', '')
  document.body.append(cover)
}

export function hideCover(): void {
  document.getElementById(ID)?.remove()
  document.getElementById('root')?.removeAttribute('inert')
}
