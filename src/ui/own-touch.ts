/**
 * A finger on this draws or carries: it neither scrolls nor flings. `touch-action: none` alone leaves a fling behind a quick line, and the browser
 * takes the next tap, on any button, for the one that stops it. Buttons inside are tapped as ever.
 */
export function ownTouch(element: Element): void {
  element.addEventListener(
    'touchstart',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('[role="button"]') : null
      if (button === null || button === element) event.preventDefault()
    },
    { passive: false },
  )
}
