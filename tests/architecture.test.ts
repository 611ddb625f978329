import { describe, expect, it } from 'vitest'
import { importsOf, importsOfFile, sourceFiles } from './architecture/imports.ts'
import { complaint, layoutComplaints } from './architecture/rules.ts'

const files = sourceFiles()
const complaintsAbout = (file: string, source: string): string[] =>
  importsOf(file, source).flatMap((one) => complaint(one) ?? [])

describe('the house', () => {
  it('is imported as its rules allow', () => {
    const imports = files.filter((file) => /\.tsx?$/.test(file)).flatMap(importsOfFile)
    expect(imports.length).toBeGreaterThan(50)
    expect(imports.flatMap((one) => complaint(one) ?? [])).toEqual([])
  })

  it('has a README and one door in every folder', () => {
    expect(layoutComplaints(files)).toEqual([])
  })
})

describe('the rules notice', () => {
  it.each([
    ['record/a.ts', "import { x } from '#store'", 'record may import only core'],
    ['core/a.ts', "import { x } from '#record'", 'take what you need as an argument'],
    ['forms/a.ts', "export * from '../record/heads.ts'", "the folder's door, #record"],
    ['forms/a.ts', "import type { Head } from '#record/heads'", 'one door'],
    ['forms/a.ts', "const x = () => import('#sync')", 'forms may import only core, record'],
    ['forms/a.ts', "type X = import('#sync').X", 'forms may import only core, record'],
    ['sync/a.ts', "import Dexie from 'dexie'", 'Ask #store'],
    ['app/a.tsx', "const pdf = await import('jspdf')", '#report'],
    ['ui/a.tsx', "import { Link } from '@tanstack/solid-router'", 'a plain href'],
    ['store/a.ts', "import { createSignal } from 'solid-js'", 'free of the screen'],
    ['store/a.ts', "import { delegateEvents } from 'solid-js/web'", 'free of the screen'],
    ['protocol/a.ts', "import { createHash } from 'node:crypto'", 'also runs in a browser'],
    ['app/a.tsx', "import { routes } from '#server'", 'nothing imports the server'],
    ['app/a.tsx', "import { x } from '#session'", 'a document is not a library'],
    ['session/a.tsx', "import { checkIn } from '#catalogue/officer'", 'must not hold these words'],
    ['session/a.tsx', "import { x } from '#catalogue/confidential'", 'must not hold these words'],
    ['catalogue/client/a.ts', "import { checkIn } from '#catalogue/officer'", 'three doors'],
    ['catalogue/officer/a.ts', "import { x } from '#catalogue/confidential'", 'three doors'],
    ['catalogue/client/a.ts', "import { checkIn } from '../officer/check-in.ts'", '#catalogue/officer'],
    ['app/a.tsx', "import '../worker/service-worker.ts'", 'started, not imported'],
    ['vault/a.ts', "import url from '../worker/crypto.ts?worker&url'", 'started, not imported'],
    ['core/a.ts', "import { x } from '#core'", 'relative path'],
    ['helpers/a.ts', "import { x } from '#core'", 'not a folder of the house'],
  ])('%s: %s', (file, source, sentence) => {
    expect(complaintsAbout(file, source)).toEqual([expect.stringContaining(sentence)])
  })

  it('a folder without its README or door, and a file shared by the catalogues', () => {
    const made = [
      'record/heads.ts',
      'session/screen.tsx',
      'catalogue/words.ts',
      'catalogue/client/index.ts',
      'catalogue/README.md',
    ]
    expect(layoutComplaints(made)).toEqual([
      expect.stringContaining('src/record/README.md is missing'),
      expect.stringContaining('src/session/README.md is missing'),
      expect.stringContaining('src/record/index.ts is missing'),
      expect.stringContaining('src/session/main.tsx is missing'),
      expect.stringContaining('src/catalogue/words.ts is shared'),
    ])
  })
})

describe('the rules allow', () => {
  it.each([
    ['record/a.ts', "import { hash } from '#core'"],
    ['forms/kinds/a.ts', "import { compile } from '../compile.ts'"],
    ['server/a.ts', "import { createServer } from 'node:http'"],
    ['app/a.tsx', "import url from '../worker/crypto.ts?worker&url'"],
    ['session/a.tsx', "import { saq } from '#catalogue/client'"],
  ])('%s: %s', (file, source) => {
    expect(importsOf(file, source)).toHaveLength(1)
    expect(complaintsAbout(file, source)).toEqual([])
  })
})
