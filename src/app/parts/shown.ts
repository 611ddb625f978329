/** When what was drawn last can be seen. A page that is out of sight draws nothing: there it is at once. */
export const shown = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden) resolve()
    // The frame after the next one begins when the next is on the screen; what comes earlier takes the processor from drawing it.
    else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
  })
