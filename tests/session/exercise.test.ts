import { createRoot } from 'solid-js'
import { describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { newId, systemRandom } from '#core'
import { readyRows, valueOfDraft } from '#forms'
import { fieldStateOf, type RecordHeader, viewOf } from '#record'
import { createRecords, openEditor, type Surroundings } from '#store'
import { beginVault, kdfFloor, openGrant, unlockVault, type Vault } from '#vault'
import { createExercise, type Exercise } from '../../src/session/exercise.ts'
import { createMemoryDisk } from '../world/memory-disk.ts'

const form = latestClientForm('saq')
if (!form) throw new Error('There is no client form.')
const [table] = form.tables
if (!table) throw new Error('The first client form has no table.')
const space = newId(systemRandom)
const header: RecordHeader = { space, compartment: 'client', form: form.id, sitting: 'session-1' }
const until = Date.now() + 3_600_000
const vault = await sessionVault()
const [firstRow, secondRow] = readyRows(form, table)
const problem = (row: { readonly id: string } | undefined) => `rows/${row?.id}/problem`

/** The vault that session mode has: made by a real officer's vault, and holding one key. */
async function sessionVault(): Promise<Vault> {
  const begun = await beginVault('quiet river under seven stones', { ...kdfFloor }, systemRandom)
  const server = (await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
    'deriveBits',
  ])) as CryptoKeyPair
  const stored = await begun.finish({
    device: newId(systemRandom),
    officer: { id: newId(systemRandom), name: 'Jess', role: 'officer', grade: null },
    serverPublicKey: new Uint8Array(await crypto.subtle.exportKey('raw', server.publicKey)),
  })
  const unlocked = await unlockVault(stored, [], 'quiet river under seven stones', ['client'], systemRandom)
  if (!unlocked.ok) throw new Error(unlocked.error)
  const { vault: officers } = unlocked.value
  await officers.holdKeys(await officers.createKeys([{ space, compartment: 'client' }]))
  const grant = await officers.grantSession(space, Date.now() - 60_000, until)
  if (!grant) throw new Error('No grant was made.')
  return openGrant(grant, systemRandom)
}

/** An exercise on a disk that can fill up; `later` runs what waits for its time. */
async function exerciseOn(disk = createMemoryDisk(), mayAnswer = () => true) {
  const surroundings: Surroundings = {
    disk,
    clock: Date.now,
    locks: (_name, work) => work(),
    signals: { post() {}, subscribe: () => () => {} },
    document: newId(systemRandom),
  }
  const records = createRecords(vault, surroundings)
  const waiting = new Set<() => void>()
  const after = (_ms: number, call: () => void) => {
    waiting.add(call)
    return () => void waiting.delete(call)
  }
  const editor = await openEditor(header, 1, {
    records,
    signals: surroundings.signals,
    after,
    valueOfText: (field, text) => valueOfDraft(form as NonNullable<typeof form>, field, text),
  })
  const exercise: Exercise = createRoot(() =>
    createExercise(
      { form: form as NonNullable<typeof form>, editor },
      { after, random: systemRandom },
      mayAnswer,
    ),
  )
  const later = () => {
    const now = [...waiting]
    waiting.clear()
    for (const call of now) call()
  }
  return { disk, records, exercise, later }
}

const shownValue = (exercise: Exercise, field: string) => {
  const state = exercise.view().fields.get(field)
  return state?.kind === 'value' ? state.value : null
}

describe('an answer on a device that is full', () => {
  test('stays on screen, says that it is not kept, and is kept when there is room again', async () => {
    const { disk, records, exercise, later } = await exerciseOn()
    disk.failNext('full')
    exercise.answering.answer('q07/answer', 'yes')
    await expect.poll(exercise.keeping).toBe('failed')
    expect(shownValue(exercise, 'q07/answer')).toBe('yes')
    expect(viewOf((await records.open(header)).set).fields.size).toBe(0)

    later()
    await expect.poll(exercise.keeping).toBe('kept')
    expect(shownValue(exercise, 'q07/answer')).toBe('yes')
    expect(viewOf((await records.open(header)).set).fields.get('q07/answer')).toMatchObject({ value: 'yes' })
  })

  test('keeps its place among later ones, so that the last word stands', async () => {
    const { disk, records, exercise } = await exerciseOn()
    disk.failNext('full')
    exercise.answering.answer('q07/answer', 'yes')
    await expect.poll(exercise.keeping).toBe('failed')
    exercise.answering.answer('q07/answer', 'no')
    expect(await exercise.keep()).toBe(true)
    expect(viewOf((await records.open(header)).set).fields.get('q07/answer')).toMatchObject({
      kind: 'value',
      value: 'no',
    })
  })

  test('is not left behind: keep says that it failed', async () => {
    const { disk, exercise } = await exerciseOn()
    for (let times = 0; times < 3; times++) disk.failNext('full')
    exercise.answering.answer('q07/answer', 'yes')
    expect(await exercise.keep()).toBe(false)
    disk.mend()
    expect(await exercise.keep()).toBe(true)
  })

  test('typed words are tried again too', async () => {
    const { disk, exercise, later } = await exerciseOn()
    disk.failNext('full')
    exercise.answering.draft(problem(firstRow), 'The rent')
    later()
    await expect.poll(exercise.keeping).toBe('failed')
    expect(exercise.answering.drafts().get(problem(firstRow))).toBe('The rent')
    later() // tries again, which waits its moment
    later()
    await expect.poll(exercise.keeping).toBe('kept')
  })
})

describe('words in hand when the screen is hidden', () => {
  test('become an answer, in a row that keeps its place on screen', async () => {
    const { records, exercise } = await exerciseOn()
    exercise.answering.draft(problem(secondRow), 'The rent went up')
    expect(await exercise.keep()).toBe(true)
    const view = viewOf((await records.open(header)).set)
    expect(view.fields.get(problem(secondRow))).toMatchObject({ value: 'The rent went up' })
    expect(exercise.state().pages.at(-1)?.items[0]).toMatchObject({
      rows: [{ id: firstRow?.id }, { id: secondRow?.id }],
    })
  })

  test('are no row when they are only spaces', async () => {
    const { records, exercise } = await exerciseOn()
    exercise.answering.draft(problem(firstRow), '   ')
    expect(await exercise.keep()).toBe(true)
    expect(viewOf((await records.open(header)).set).rows).toEqual([])
  })

  test('stay a draft when the session’s time is over: its signature would not be believed', async () => {
    const { records, exercise } = await exerciseOn(createMemoryDisk(), () => false)
    exercise.answering.draft(problem(firstRow), 'The rent')
    expect(await exercise.keep()).toBe(true)
    await exercise.close()
    const opened = await records.open(header)
    expect(opened.set.accepted.size).toBe(0)
    expect(opened.drafts.get(problem(firstRow))).toMatchObject([{ text: 'The rent' }])
  })
})

test('a row that is added is there at once, and gone at once', async () => {
  const { exercise } = await exerciseOn()
  exercise.answering.addRow(table)
  const [row] = exercise.view().rows
  expect(row).toBeDefined()
  exercise.answering.removeRow(row?.id ?? '')
  expect(exercise.view().rows).toEqual([])
  expect(await exercise.keep()).toBe(true)
  expect(exercise.view().rows).toEqual([])
})

test('what would not open again is told apart from what was never said', async () => {
  const { disk, exercise } = await exerciseOn()
  expect(exercise.damaged()).toBe(false)
  exercise.answering.answer('q07/answer', 'yes')
  expect(await exercise.keep()).toBe(true)
  disk.damage('batches')
  expect((await exerciseOn(disk)).exercise.damaged()).toBe(true)
})

describe('undo', () => {
  test('takes back what was done last, on screen and on the device', async () => {
    const { exercise, records } = await exerciseOn()
    expect(exercise.canUndo()).toBe(false)
    exercise.answering.answer('q01/answer', 'yes')
    exercise.answering.answer('q01/answer', 'no')
    expect(exercise.canUndo()).toBe(true)
    await exercise.undo()
    expect(fieldStateOf(exercise.view(), 'q01/answer')).toMatchObject({ value: 'yes' })
    const stored = viewOf((await records.open(header)).set)
    expect(fieldStateOf(stored, 'q01/answer')).toMatchObject({ value: 'yes' })
  })

  test('waits for what could not be kept yet', async () => {
    const disk = createMemoryDisk()
    const { exercise } = await exerciseOn(disk)
    disk.failNext('full')
    exercise.answering.answer('q01/answer', 'yes')
    await exercise.undo()
    expect(fieldStateOf(exercise.view(), 'q01/answer')).toMatchObject({ value: 'yes' })
    expect(exercise.keeping()).toBe('failed')
    disk.mend()
    expect(await exercise.keep()).toBe(true)
    await exercise.undo()
    expect(fieldStateOf(exercise.view(), 'q01/answer').kind).toBe('none')
  })
})
