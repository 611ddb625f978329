import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import solid from 'vite-plugin-solid'
import { buildReport } from './.ci/build-report.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

export default defineConfig({
  plugins: [
    typedTemplates(),
    withoutOptionalParts(),
    solid(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/worker',
      filename: 'service-worker.ts',
      injectRegister: false, // both documents register it themselves, with a typed URL
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,woff2,ttf,svg,png,webmanifest}'],
        rollupFormat: 'iife',
        maximumFileSizeToCacheInBytes: 5_000_000,
      },
      // A home screen is seen by others: nothing here says what the app is for.
      manifest: {
        id: '/',
        name: 'Cairn',
        short_name: 'Cairn',
        description: 'Notes and plans, kept on this device.',
        lang: 'en-GB',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#f7f4ee',
        theme_color: '#f7f4ee',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
    }),
    buildReport(),
  ],
  build: {
    // The first versions with Ed25519 in WebCrypto, without which the app cannot sign.
    target: ['chrome137', 'edge137', 'firefox130', 'safari17'],
    assetsInlineLimit: 0, // the server's policy allows fonts and scripts from files only
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: [path('index.html'), path('session.html')],
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false, // they would be taken out of an earlier file
          groups: [{ name: fewFiles, debugName: 'few files' }],
        },
      },
    },
  },
})

/**
 * Puts src/ui/web.ts in place of `solid-js/web` for every importer, compiled components and libraries alike, so that all markup
 * passes the Trusted Types policy.
 */
function typedTemplates(): Plugin {
  const web = path('src/ui/web.ts')
  return {
    name: 'cairn:typed-templates',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^solid-js\/web$/ },
      handler: (_id, importer) => (importer === web ? null : web),
    },
  }
}

/**
 * jsPDF loads these packages for things that it is not asked to do here: HTML to PDF, SVG as pictures, old browsers. They are large,
 * and two of them write markup. Whoever asks for one gets an empty module, so no file of the build holds them.
 */
function withoutOptionalParts(): Plugin {
  const nothing = '\0cairn:nothing'
  return {
    name: 'cairn:without-optional-parts',
    enforce: 'pre',
    resolveId: { filter: { id: /^(html2canvas|dompurify|canvg|core-js)(\/|$)/ }, handler: () => nothing },
    load: { filter: { id: /^\0cairn:nothing$/ }, handler: () => 'export default undefined' },
  }
}

/**
 * What is always needed comes in five files instead of one for every set of documents that share something: each file is asked of the service worker
 * by itself, and a start waits for all of its own. `first` and `lock-screen` are what the lock screen is drawn with, `both` and `services` what follows
 * once it can be seen, `controls` what is on the screens after it; `first`, `both` and `controls` hold what session mode can reach as well and nothing else.
 */
function fewFiles(id: string, graph: ModuleGraph): string | null {
  const [lockScreen, session] = [path('src/app/main.tsx'), path('session.html')]
  const [services, controls] = [path('src/app/device/services.ts'), path('src/ui/index.ts')]
  // The entry itself stays where its document is looked for.
  if (id === lockScreen) return null
  const isOfSession = reachedFrom(session, graph, true).has(id)
  if (reachedFrom(lockScreen, graph, false).has(id)) return isOfSession ? 'first' : 'lock-screen'
  if (reachedFrom(services, graph, false).has(id)) return isOfSession ? 'both' : 'services'
  return reachedFrom(controls, graph, false).has(id) ? 'controls' : null
}

type ModuleGraph = {
  getModuleInfo(
    id: string,
  ): { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null
}

/** The modules that a document loads, at once or (`lazily`) at any time. */
function reachedFrom(document: string, graph: ModuleGraph, lazily: boolean): ReadonlySet<string> {
  const reached = new Set([document])
  for (const one of reached) {
    const { importedIds = [], dynamicallyImportedIds = [] } = graph.getModuleInfo(one) ?? {}
    for (const next of [...importedIds, ...(lazily ? dynamicallyImportedIds : [])]) reached.add(next)
  }
  return reached
}
