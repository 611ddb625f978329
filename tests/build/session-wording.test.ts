import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as client from '#catalogue/client'
import * as officer from '#catalogue/officer'
import { temporaryFolder } from '../e2e/harness/temporary.ts'
import { stringsOnlyIn, stringsReachedBy } from './wording.ts'

const officerWording = stringsOnlyIn(officer, client)

describe('session mode is built without officer wording', () => {
  it('knows the wording, from the officer catalogue itself', () => {
    expect(officerWording.length).toBeGreaterThan(20)
  })

  it('reaches none of it from session.html', () => {
    expect(stringsReachedBy('dist', 'session.html', officerWording)).toEqual([])
  })

  it("reaches it from the officer's document, so the search finds what is there", () => {
    expect(stringsReachedBy('dist', 'index.html', officerWording)).toEqual(officerWording)
  })
})

describe('a build that leaks', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>

  beforeAll(async () => {
    vi.stubEnv('NODE_ENV', 'production')
    folder = await temporaryFolder()
    await build({
      mode: 'production',
      logLevel: 'error',
      plugins: [leak],
      build: { outDir: folder.path, emptyOutDir: true },
    })
  })
  afterAll(() => folder.remove())

  /** One import too many in session mode, as a shared barrel file would cause. */
  const leak = {
    name: 'leak',
    transform: {
      filter: { id: /src\/session\/main\.tsx$/ },
      handler: (code: string) =>
        `import * as leaked from '#catalogue/officer'; globalThis.leaked = leaked; ${code}`,
    },
  }

  it('is caught, with every string', () => {
    expect(stringsReachedBy(folder.path, 'session.html', officerWording)).toEqual(officerWording)
  })
})
