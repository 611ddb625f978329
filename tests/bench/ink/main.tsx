import { createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import { latestClientForm } from '../../../src/catalogue/client/index.ts'
import { canonicalBytes, type Json } from '../../../src/core/index.ts'
import { type InkPoint, strokeOf } from '../../../src/drawing/index.ts'
import { evaluate } from '../../../src/forms/index.ts'
import { emptyStatements, mergeStatements, type StatementSet, viewOf } from '../../../src/record/index.ts'
import { type Answering, FormFields } from '../../../src/ui/index.ts'

/** The Life Map as session mode shows it, with this many points of ink on it; what is drawn is kept in the page. */
const STROKES = 200
const POINTS = 50

const form = latestClientForm('life-map')
if (!form) throw new Error('There is no Life Map.')
let ids = 0
let set: StatementSet = emptyStatements
let bytes = 0

function state(field: string, value: Json): void {
  const replaces =
    viewOf(set)
      .fields.get(field)
      ?.heads.map(({ id }) => id) ?? []
  const statement = {
    ...{ record: '', author: '', device: '', at: 0, via: 'session' as const, version: 1 },
    ...{ field, value, replaces },
  }
  set = mergeStatements(set, { accepted: new Map([[`id-${ids++}`, statement]]), withheld: new Map() })
}

/** A line of handwriting: it goes on to the right and up and down, with a pen that presses more and less. */
const handwriting = (line: number): readonly InkPoint[] =>
  Array.from({ length: POINTS }, (_, index): InkPoint => {
    const x = 300 + (line % 10) * 400 + index * 7
    const y = 300 + Math.floor(line / 10) * 115 + 45 * Math.sin(index / 2.5) + (index % 3)
    return [x, y, 40 + ((index * 7) % 40)]
  })

state('now/answer', 31)
state('shape/answer', 'line')
for (let moment = 0; moment < 8; moment++) {
  state(`rows/moment-${moment}`, `moments.a${moment}`)
  state(`rows/moment-${moment}/what`, `Moment ${moment}`)
  state(`rows/moment-${moment}/age`, 2 + moment * 4)
  state(`rows/moment-${moment}/level`, 1 + ((moment * 7) % 10))
}
for (let line = 0; line < STROKES; line++) {
  const stroke = strokeOf(handwriting(line), { colour: 'ink', order: `a${line % 10}`, width: 16 })
  bytes += canonicalBytes({ ...stroke }).length
  state(`ink/stroke-${line}`, { ...stroke })
}

const [view, setView] = createSignal(viewOf(set))
const answer = (field: string, value: Json) => {
  state(field, value)
  setView(viewOf(set))
}
const nothing = () => undefined
const answering: Answering = {
  drafts: () => new Map(),
  answer,
  answerAll: (answers) => {
    for (const one of answers) answer(one.field, one.value)
  },
  newId: () => `new-${ids}`,
  steps: { canUndo: () => false, canRedo: () => false, undo: nothing, redo: nothing },
  draft: nothing,
  addRow: nothing,
  removeRow: nothing,
  settle: answer,
  attach: () => Promise.reject(new Error('There are no photographs here.')),
  follow: () => nothing,
}

const page = () => {
  const [first] = evaluate(form, view()).pages
  if (!first) throw new Error('The map’s page is gone.')
  return first
}
const root = document.getElementById('root')
if (!root) throw new Error('The page has no element to render into.')
const start = performance.now()
const watching = new MutationObserver(() => {
  if (!document.querySelector('.ink-stage')) return
  watching.disconnect()
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      Object.assign(globalThis, {
        ink: { openedIn: performance.now() - start, bytes, points: STROKES * POINTS },
      }),
    ),
  )
})
watching.observe(root, { childList: true, subtree: true })
render(() => <FormFields form={form} page={page()} mode="client" answering={answering} />, root)
