import { setTimeout } from 'node:timers/promises'
import { createServer } from 'vite'
import solid from 'vite-plugin-solid'
import type { DocumentModel } from '#report'
import type { SessionPlace } from '#store'
import type * as Exercises from '../../src/session/exercise.ts'
import type * as Opening from '../../src/session/open-session.ts'
import type { SessionParts } from '../../src/session/parts.ts'
import type * as Where from '../../src/session/where.ts'

const TOOL_IS_COMING = 'Opening the picture.'

/** Session mode and the client's copy, compiled as for a server: the HTML is all that a browser would show, before any style. */
export type Drawing = {
  readonly openSession: typeof Opening.openSession
  /** Every screen of a session as it stands: the plan, a break, each page of each exercise with its list of answers, and the end. */
  screensOf(session: Opening.OpenSession, parts: SessionParts): Promise<readonly string[]>
  copyOf(model: DocumentModel): string
  close(): Promise<void>
}

export async function createDrawing(): Promise<Drawing> {
  const vite = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [withoutCover(), solid({ ssr: true })],
  })
  const load = <M>(path: string) => vite.ssrLoadModule(path) as Promise<M>
  const { createComponent, createRoot } = await load<typeof import('solid-js')>('solid-js')
  const { renderToString } = await load<typeof import('solid-js/web')>('solid-js/web')
  const { openSession } = await load<typeof Opening>('/src/session/open-session.ts')
  const { createExercise } = await load<typeof Exercises>('/src/session/exercise.ts')
  const { atPage, atPlan, onBreak, CHECK } = await load<typeof Where>('/src/session/where.ts')
  const { Session } = await load<typeof import('../../src/session/Session.tsx')>('/src/session/Session.tsx')
  const { Summary } = await load<typeof import('../../src/session/Summary.tsx')>('/src/session/Summary.tsx')
  const { CopyArticle } = await load<typeof import('../../src/app/outputs/CopyArticle.tsx')>(
    '/src/app/outputs/CopyArticle.tsx',
  )

  return {
    openSession,

    async screensOf(session, parts) {
      const at = (place: SessionPlace): string =>
        renderToString(() => createComponent(Session, { session: { ...session, place: () => place }, parts }))
      const now = atPlan(session.place())
      const pages = session.tasks.flatMap((task, index) =>
        [...(task?.form.pages.map(({ id }) => id) ?? []), CHECK].map((page) => atPage(now, index, page)),
      )
      const exercises = session.tasks.flatMap((task) =>
        task ? [createRoot(() => createExercise(task, parts, () => true))] : [],
      )
      const end = { onBack() {}, onHandBack: async () => true, onHide() {} }
      const draw = (): readonly string[] => [
        ...[now, onBreak(now, 1), ...pages].map(at),
        renderToString(() => createComponent(Summary, { exercises, ...end })),
      ]
      let screens = draw()
      // A tool is loaded when it is first wanted.
      while (screens.some((html) => html.includes(TOOL_IS_COMING))) {
        await setTimeout(10)
        screens = draw()
      }
      return screens
    },

    copyOf: (model) => renderToString(() => createComponent(CopyArticle, { model })),

    close: () => vite.close(),
  }
}

/** The cover is a page of its own that stands ready in the browser's document; it says the app's name. */
function withoutCover() {
  return {
    name: 'cairn:without-cover',
    enforce: 'pre' as const,
    load: {
      filter: { id: /\/src\/session\/cover\.tsx$/ },
      handler: () => 'export const showCover = () => {}; export const hideCover = () => {}',
    },
  }
}
