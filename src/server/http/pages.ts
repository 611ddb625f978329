import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import type { Bytes } from '#core'
import { problem } from './problems.ts'

/** The built app by path (`/assets/…`), held in memory: no request reaches the disk. */
export type Pages = ReadonlyMap<string, Page>

type Page = {
  readonly type: string
  readonly cache: string
  readonly body: Bytes
  /** Smaller, for those who take it; null for what does not shrink. */
  readonly gzip: Bytes | null
}

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}
const shrinks = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.wasm', '.ttf'])

/** Reads a built app; an empty map when there is none. Files and folders whose names begin with a dot are left out. */
export function loadPages(folder: string): Pages {
  return new Map(
    filesIn(folder).map((path) => {
      const body = new Uint8Array(readFileSync(join(folder, path)))
      const extension = extname(path)
      const type = types[extension] ?? 'application/octet-stream'
      const gzip = shrinks.has(extension) ? new Uint8Array(gzipSync(body)) : null
      return [path, { type, cache: cacheOf(path), body, gzip }] as const
    }),
  )
}

/** A file of the app, or for an address inside the app its start document. `/session.html` is a document of its own. */
export function handlePage(c: Context, pages: Pages): Response {
  const { path } = c.req
  if (path === '/api' || path.startsWith('/api/')) return problem(c, 'not-found')
  const page = pages.get(path) ?? (extname(path) === '' ? pages.get('/index.html') : undefined)
  if (!page) return problem(c, 'not-found')
  c.header('Cache-Control', page.cache)
  c.header('Content-Type', page.type)
  if (!page.gzip) return c.body(page.body)
  c.header('Vary', 'Accept-Encoding')
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(page.body)
  c.header('Content-Encoding', 'gzip')
  return c.body(page.gzip)
}

/** Names under `/assets/` hold a hash of the content; session mode leaves nothing behind in a cache. */
function cacheOf(path: string): string {
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable'
  return path === '/session.html' ? 'no-store' : 'no-cache'
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/')}`)
    .filter((path) => !path.includes('/.'))
}
