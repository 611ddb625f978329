import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf, isText, readChunkGraph } from '../../.ci/chunk-graph.ts'

const read = (file: string): string => readFileSync(join('dist', file), 'utf8')
const files = filesOf('dist')

describe('the documents', () => {
  const inlineIn = (html: string): string[] =>
    html.match(/<script(?![^>]*\ssrc=)|<style|\s(style|on\w+)=/gi) ?? []

  it.each(['index.html', 'session.html'])(
    '%s has no inline script or style: the policy would block it',
    (document) => {
      expect(read(document)).toContain('<script type="module"')
      expect(inlineIn(read(document))).toEqual([])
    },
  )

  it('would show an inline script, style or handler', () => {
    const made =
      '<script>go()</script><style></style><p style="color: red" onclick="go()"><script src="/a.js"></script>'
    expect(inlineIn(made)).toHaveLength(4)
  })

  it.each(['index.html', 'session.html', 'manifest.webmanifest'])(
    '%s does not say what the app is for',
    (file) => {
      expect(read(file)).toContain('Cairn')
      expect(read(file)).not.toMatch(/domestic|abuse|violence|perpetrator|victim|offend/i)
    },
  )
})

describe('other origins', () => {
  /** Addresses that occur as text; nothing is fetched from them and the policy would not let it. */
  const known: Readonly<Record<string, string>> = {
    'http://www.w3.org': 'names of XML namespaces',
    'https://bit.ly': 'a link in an error message of workbox-precaching',
    'http://bit.ly': 'the same, of dexie',
    'https://tinyurl.com': 'the same, of dexie',
    'https://www.npmjs.com': 'the same, of hash-wasm',
    'https://cdnjs.cloudflare.com': 'a way of jspdf to show a PDF in a new tab, which nothing here takes',
    'http://jspdf.default.namespaceuri': 'a name of an XML namespace, of jspdf',
  }
  const originsIn = (text: string): string[] =>
    [...text.matchAll(/\b(?:https?|wss?):\/\/[\w.-]+\.[a-z]{2,}/gi)].map(([origin]) => origin.toLowerCase())

  it('are named in no file of the build', () => {
    const found = files
      .filter(isText)
      .flatMap((file) => originsIn(read(file)).map((origin) => ({ file, origin })))
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter(({ origin }) => !(origin in known))).toEqual([])
  })

  it('would show', () => {
    expect(originsIn('fetch("https://fonts.example.com/a.css")')).toEqual(['https://fonts.example.com'])
  })
})

describe('the writer of PDFs', () => {
  const [writer, ...more] = files.filter(
    (file) => file.endsWith('.js') && /putOnlyUsedFonts/.test(read(file)),
  )

  it('is in one file, which comes when a PDF is wanted', () => {
    expect(writer).toBeDefined()
    expect(more).toEqual([])
    expect(readChunkGraph('dist', 'index.html').first).not.toContain(writer)
    expect(readChunkGraph('dist', 'index.html').all).toContain(writer)
  })

  it('is out of reach of session mode', () => {
    expect(readChunkGraph('dist', 'session.html').all).not.toContain(writer)
  })
})

describe('the service worker', () => {
  it('keeps every file of the build', () => {
    const kept = read('service-worker.js')
    const others = files.filter((file) => file !== 'service-worker.js')
    expect(others.length).toBeGreaterThan(5)
    expect(others.filter((file) => !kept.includes(file))).toEqual([])
  })
})
