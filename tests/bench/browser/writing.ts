import { createEditors } from '../../../src/app/device/editors.ts'
import { newId, systemRandom } from '../../../src/core/index.ts'
import { compileForm, type Form } from '../../../src/forms/index.ts'
import { recordId } from '../../../src/record/index.ts'
import { DRAFT_MS, type Editor } from '../../../src/store/index.ts'
import { openRaw } from './raw.ts'
import { answer, newRecord, nextTask, type Pace, VERSION, words } from './said.ts'
import type { Tablet } from './tablet.ts'

/** Between two answers of a person there is more; in ms. */
const PAUSE = 20

/** A statement, and one raw transaction of the same bytes, in turn and each after a pause; in ms. */
export async function appendAndPut(
  { vault, records, surroundings: { disk } }: Tablet,
  space: string,
  count: number,
): Promise<{ readonly appends: readonly number[]; readonly puts: readonly number[] }> {
  const header = newRecord(space)
  await records.append(header, [answer(0)])
  const { batches, outbox } = await disk.read({
    batches: [{ vault: vault.id, record: recordId(header) }],
    outbox: [{ vault: vault.id, record: recordId(header) }],
  })
  const size = [...batches.map(({ body }) => body), ...outbox.map(({ bytes }) => bytes)].reduce(
    (sum, { length }) => sum + length,
    0,
  )
  const raw = await openRaw<{ readonly record: string; readonly body: Uint8Array }>('raw-writing')
  const appends: number[] = []
  const puts: number[] = []
  for (let index = 1; index <= count; index++) {
    await pause()
    appends.push(await timed(() => records.append(header, [answer(index)])))
    await pause()
    const row = { record: newId(systemRandom), body: systemRandom(size) }
    puts.push(await timed(() => raw.put([row])))
  }
  return { appends, puts }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE))

/** Only a statement, as often; in ms. */
export async function append({ records }: Tablet, space: string, count: number): Promise<readonly number[]> {
  const header = newRecord(space)
  const took: number[] = []
  for (let index = 0; index < count; index++) {
    await pause()
    took.push(await timed(() => records.append(header, [answer(index)])))
  }
  return took
}

/**
 * Visits fields of one record one after another, with so many keystrokes in each, and leaves them; in ms until all are statements on the
 * disk. `keysPerDraft`: after so many a draft is due. Time in which nobody types and nothing is written does not count, so a draft is not
 * put off by `DRAFT_MS` here.
 */
export async function typeInEditor(
  tablet: Tablet,
  space: string,
  {
    fields,
    keys,
    keysPerDraft,
    pace,
  }: {
    readonly fields: number
    readonly keys: number
    readonly keysPerDraft: number
    readonly pace: Pace
  },
): Promise<number> {
  const form = textForm(fields)
  let due = (): void => undefined
  const { records, surroundings } = tablet
  const editors = createEditors({
    ...{ records, signals: surroundings.signals },
    after(ms, call) {
      if (ms === DRAFT_MS) due = call
      const timer = ms === DRAFT_MS ? 0 : setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
  })
  const editor = await editors.open(newRecord(space, form.id), form)
  const took = await timed(async () => {
    for (let field = 0; field < fields; field++) {
      const path = `q${field}/answer`
      const text = words(field, keys)
      for (let key = 1; key <= keys; key++) {
        editor.draft(path, text.slice(0, key))
        if (key % keysPerDraft !== 0) continue
        due()
        await (pace === 'freely' ? nextTask() : saved(editor))
      }
      const answered = editor.answer(path, text)
      await (pace === 'freely' ? nextTask() : answered)
    }
    await saved(editor)
  })
  const { view, drafts, isUnsent } = editor.state()
  if (view.fields.size < fields || drafts.size > 0 || !isUnsent) throw new Error('Not every field is kept.')
  await editor.close()
  return took
}

/** So many statements of one record at once, as an import has them; in ms. */
export async function importStatements({ records }: Tablet, space: string, count: number): Promise<number> {
  const statements = Array.from({ length: count }, (_, index) => answer(index))
  return timed(async () => {
    const appended = await records.append(newRecord(space), statements)
    if (!appended.ok || appended.value.length < count) throw new Error('Not every statement is kept.')
  })
}

function textForm(fields: number): Form {
  const items = Array.from({ length: fields }, (_, field) => ({
    kind: 'prose' as const,
    id: `q${field}`,
    label: `Question ${field}`,
  }))
  const form = compileForm({
    ...{ id: 'bench', version: VERSION, compartment: 'client', audience: 'client', title: 'Many questions' },
    pages: [{ id: 'only', title: 'All of them', items }],
  })
  if (!form.ok) throw new Error(JSON.stringify(form.error))
  return form.value
}

function saved(editor: Editor): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = editor.subscribe(look)
  look()
  return promise.then(() => stop())

  function look(): void {
    if (editor.state().saving === 'saved') resolve()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
