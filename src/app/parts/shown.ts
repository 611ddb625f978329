/** When what was drawn last can be seen. A page that is out of sight draws nothing: there it is at once. */
export const shown = (): Promise<void> =>
  new Promise((resolve) => {
    // A task that a frame asks for comes after it was painted.
    if (document.hidden) resolve()
    else requestAnimationFrame(() => setTimeout(resolve))
  })
