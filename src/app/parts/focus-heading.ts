/** After a change of screen the focus goes to its heading, so that a screen reader says where the person is. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('h1')
  heading?.focus({ preventScroll: true })
  scrollTo(0, 0)
}
