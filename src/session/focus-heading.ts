import { onMount } from 'solid-js'

/** A new screen begins at its heading: read out first, and Tab goes on from there. */
export const focusHeading = (): void =>
  onMount(() => {
    document.querySelector('h1')?.focus({ preventScroll: true })
    scrollTo(0, 0)
  })
