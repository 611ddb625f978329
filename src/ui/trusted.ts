/**
 * The app's only Trusted Types policy, `cairn` (the name in the server's Content-Security-Policy). It types two things: the
 * markup of compiled templates, fixed when the app is built, and the URLs of the app's own scripts. There is no default policy,
 * so nothing else reaches an HTML or script sink.
 */
const rules = {
  createHTML: (markup: string): string => markup,
  createScriptURL: (url: string): string => {
    const { origin, pathname } = new URL(url, location.href)
    if (origin === location.origin && OWN_SCRIPT.test(pathname)) return url
    throw new TypeError(`${url} is not a script of this app: only files of the build may run.`)
  },
}

/** Where the build puts scripts, and nothing else does (vite.config.ts). */
const OWN_SCRIPT = /^\/(service-worker|assets\/\w[\w.-]*)\.js$/

/** The policy's results are objects that DOM sinks take where they are declared to take strings. */
type Policies = { createPolicy: (name: string, policy: typeof rules) => typeof rules }

// A browser without Trusted Types gets the same checks and plain strings.
const { trustedTypes } = globalThis as { trustedTypes?: Policies }
const policy = trustedTypes?.createPolicy('cairn', rules) ?? rules

/** Types the markup of a compiled template. Only `web.ts` calls it: nothing but markup that the build wrote may come here. */
export const trustedTemplate = (markup: string): string => policy.createHTML(markup)

/**
 * Types the URL of a worker, so that the browser starts it.
 *
 * @param url what a `?worker&url` import gives, or `/service-worker.js`.
 * @returns a TrustedScriptURL, for `new Worker` or `new Workbox`; declared as they declare what they take.
 * @throws TypeError when it is not a script of this build.
 */
export const trustedScriptUrl = (url: string): string => policy.createScriptURL(url)
