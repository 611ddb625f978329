import { createServer } from 'vite'
import solid from 'vite-plugin-solid'
import type { DocumentModel } from '#report'

/** The page of a copy, compiled as for a server: its HTML is all that a browser would show, before any style. */
export async function createHtmlOf(): Promise<{
  readonly htmlOf: (model: DocumentModel) => string
  readonly close: () => Promise<void>
}> {
  const vite = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [solid({ ssr: true })],
  })
  const { CopyArticle } = await vite.ssrLoadModule('/src/app/outputs/CopyArticle.tsx')
  const { createComponent, renderToString } = await vite.ssrLoadModule('solid-js/web')
  return {
    htmlOf: (model) => renderToString(() => createComponent(CopyArticle, { model })),
    close: () => vite.close(),
  }
}
