import { build, type Plugin } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as client from '#catalogue/client'
import * as confidential from '#catalogue/confidential'
import * as officer from '#catalogue/officer'
import { temporaryFolder } from '../e2e/harness/temporary.ts'
import { filesWith, importersOf, modulesIn, modulesReachedBy } from './modules.ts'
import { stringsOnlyIn, stringsReachedBy } from './wording.ts'

/** What is handed out by a function is in no export. */
const guidance = officer.sessionPlan.flatMap(({ tasks }) =>
  tasks.map(({ form }) => officer.guidanceFor(form)),
)
const officerWording = [...stringsOnlyIn(officer, client), ...stringsOnlyIn(guidance, client)]
const confidentialWording = stringsOnlyIn(confidential, { ...client, ...officer })
const OFFICER_CODE =
  /^(src\/(app|report|catalogue\/(officer|confidential))|node_modules\/(jspdf|otpauth|qr))\//

describe('session mode is built without officer wording', () => {
  it('knows the wording, from the officer catalogue itself', () => {
    expect(officerWording.length).toBeGreaterThan(60)
  })

  it('reaches none of it from session.html', () => {
    expect(stringsReachedBy('dist', 'session.html', officerWording)).toEqual([])
  })

  it("reaches it from the officer's document, so the search finds what is there", () => {
    expect(stringsReachedBy('dist', 'index.html', officerWording)).toEqual(officerWording)
  })
})

describe('session mode is built without passkeys', () => {
  it('has no word of them, in whatever it can load', () => {
    expect(stringsReachedBy('dist', 'session.html', ['passkey', 'navigator.credentials'])).toEqual([])
  })

  it("has them in the officer's document, so the search finds what is there", () => {
    expect(stringsReachedBy('dist', 'index.html', ['passkey', 'navigator.credentials'])).toEqual([
      'passkey',
      'navigator.credentials',
    ])
  })
})

describe('what is confidential', () => {
  it('is known, from its own catalogue', () => {
    expect(confidentialWording.length).toBeGreaterThan(8)
  })

  it('is in nothing that session.html reaches', () => {
    expect(stringsReachedBy('dist', 'session.html', confidentialWording)).toEqual([])
  })

  it('is in nothing that the officer’s document loads before the separate place is unlocked, or a manager changes words', () => {
    expect(built.filesWith('src/catalogue/confidential/index.ts')).toHaveLength(1)
    const [file = ''] = built.filesWith('src/catalogue/confidential/index.ts')
    // Loaded later, after the screen that asks for the passphrase, or for the manager who looks at a pack, and by nothing else.
    const ways = built.importersOf(file).now.map(built.importersOf)
    expect(built.importersOf(file).later).toEqual([])
    expect(ways.flatMap(({ now }) => now)).toEqual([])
    expect(ways.flatMap(({ later }) => later).sort()).toEqual(
      ['src/app/case/SeparateScreen.tsx', 'src/app/wording/pack-knows.ts'].flatMap(built.filesWith).sort(),
    )
  })

  it("is reached from the officer's document, so the search finds what is there", () => {
    expect(stringsReachedBy('dist', 'index.html', confidentialWording)).toEqual(confidentialWording)
  })
})

/** Builds the app once more, with a plugin of the test's own. */
async function buildWith(plugin: Plugin) {
  vi.stubEnv('NODE_ENV', 'production')
  const folder = await temporaryFolder()
  const output = await build({
    logLevel: 'error',
    plugins: [plugin],
    build: { outDir: folder.path, emptyOutDir: true },
  })
  if (!('output' in output)) throw new Error('The build has more than one output.')
  const chunks = output.output.filter((file) => file.type === 'chunk')
  return {
    folder,
    modulesOf: (document: string) => modulesReachedBy(chunks, document),
    filesWith: (path: string) => filesWith(chunks, path),
    modulesIn: (file: string) => modulesIn(chunks, file),
    importersOf: (file: string) => importersOf(chunks, file),
  }
}

type Built = Awaited<ReturnType<typeof buildWith>>

let built: Built
beforeAll(async () => {
  built = await buildWith({ name: 'nothing-more' })
})
afterAll(() => built.folder.remove())

describe('session mode is built without officer code', () => {
  it('has no module of the officer in any chunk it can load', () => {
    const modules = built.modulesOf('session.html')
    expect(modules).toContain('src/session/main.tsx')
    expect(modules.filter((path) => OFFICER_CODE.test(path))).toEqual([])
  })

  it("finds them in the officer's chunks, so the search finds what is there", () => {
    expect(built.modulesOf('index.html')).toEqual(
      expect.arrayContaining([
        'src/app/main.tsx',
        'src/catalogue/officer/index.ts',
        'src/report/make-copy.ts',
        'node_modules/otpauth/dist/otpauth.bare.esm.js',
        'node_modules/qr/index.js',
        expect.stringMatching(/^node_modules\/jspdf\//),
      ]),
    )
  })
})

describe('the writer of PDFs', () => {
  const packages = (): readonly string[] =>
    built
      .modulesOf('index.html')
      .flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [])
  it('comes with what it needs and without its optional parts', () => {
    expect(packages()).toEqual(expect.arrayContaining(['jspdf', 'fflate']))
    for (const optional of ['html2canvas', 'dompurify', 'canvg', 'core-js'])
      expect(packages()).not.toContain(optional)
  })
})

describe('a build that leaks', () => {
  /** One import too many in session mode, as a shared barrel file would cause. */
  const leak: Plugin = {
    name: 'leak',
    transform: {
      filter: { id: /src\/session\/main\.tsx$/ },
      handler: (code) => `import * as leaked from '#catalogue/officer'; globalThis.leaked = leaked; ${code}`,
    },
  }
  let leaking: Built
  beforeAll(async () => {
    leaking = await buildWith(leak)
  })
  afterAll(() => leaking.folder.remove())

  it('is caught by its wording, every string of it', () => {
    expect(stringsReachedBy(leaking.folder.path, 'session.html', officerWording)).toEqual(officerWording)
  })

  it('is caught by its modules', () => {
    expect(leaking.modulesOf('session.html')).toContain('src/catalogue/officer/index.ts')
  })

  it('of what is confidential is caught too, in session mode and in what is loaded before the unlock', async () => {
    const early = await buildWith({
      name: 'early',
      transform: {
        filter: { id: /src\/(session\/main|app\/case\/SeparateScreen)\.tsx$/ },
        handler: (code) =>
          `import * as leaked from '#catalogue/confidential'; globalThis.leaked = leaked; ${code}`,
      },
    })
    const { path } = early.folder
    expect(stringsReachedBy(path, 'session.html', confidentialWording)).toEqual(confidentialWording)
    const [file = ''] = early.filesWith('src/catalogue/confidential/index.ts')
    const isAlone = early.modulesIn(file).includes('src/app/separate/SeparatePlace.tsx')
    expect(isAlone && early.importersOf(file).now.length === 0).toBe(false)
    await early.folder.remove()
  })
})
