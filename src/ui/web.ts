import { untrack } from 'solid-js'
import { trustedTemplate } from './trusted.ts'

// The build puts this module in place of `solid-js/web`, for our components and for libraries alike (vite.config.ts).
export * from 'solid-js/web'

/**
 * Solid's `template()`, with its markup typed by the app's Trusted Types policy. Compiled components call it once each; the
 * first use parses the markup, later uses clone the result.
 *
 * @param isImportNode clone with `importNode`: for templates that hold custom elements or lazy content.
 * @param isSvg the markup is an SVG fragment inside an `<svg>` that must come off.
 */
export function template(markup: string, isImportNode?: boolean, isSvg?: boolean) {
  let parsed: Node | undefined
  const clone = (): Node => {
    parsed ??= parse(markup, isSvg === true)
    const original = parsed
    return isImportNode === true
      ? untrack(() => document.importNode(original, true))
      : original.cloneNode(true)
  }
  return Object.assign(clone, { cloneNode: clone })
}

function parse(markup: string, isSvg: boolean): Node {
  const holder = document.createElement('template')
  holder.innerHTML = trustedTemplate(markup)
  const root = isSvg ? holder.content.firstChild?.firstChild : holder.content.firstChild
  if (!root) throw new Error(`A compiled template has no element: ${markup}`)
  return root
}
