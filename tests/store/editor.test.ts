import { beforeAll, describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { valueOfDraft } from '#forms'
import { fieldStateOf, historyOf, type RecordHeader, recordId, stateField } from '#record'
import {
  createRecords,
  type Disk,
  keepTrying,
  type OpenedEditor,
  openEditor,
  type Records,
  type Signal,
} from '#store'
import { createMemoryDisk } from '../world/memory-disk.ts'
import type { Tablet } from '../world/tablet.ts'
import { type CaseOf, createWorld } from '../world/world.ts'

const ROW = 'cm93LW9uZS1mb3ItdGVzdA'
const PROBLEM = `rows/${ROW}/problem`
const OTHER_PROBLEM = 'rows/b3RoZXItcm93LWZvci1pdA/problem'

let enrolled: Tablet
let colleague: Tablet
let inCase: CaseOf
beforeAll(async () => {
  const world = await createWorld(2)
  inCase = await world.newCase()
  enrolled = world.tablets[0] as Tablet
  colleague = world.tablets[1] as Tablet
  await enrolled.pull()
}, 60_000)

/** An editor whose timers run when the test says so. */
async function open(
  tablet: Tablet,
  records: Records = tablet.records,
): Promise<OpenedEditor & { runTimers(): void; tick(): Promise<void>; hear(signal: Signal): void }> {
  const due: (() => void)[] = []
  let listen: (signal: Signal) => void = () => undefined
  const form = latestClientForm('saq')
  if (!form) throw new Error('There is no SAQ.')
  const editor = await openEditor(inCase.saq, form.version, {
    records,
    signals: {
      post: () => undefined,
      subscribe: (call) => {
        listen = call
        return () => undefined
      },
    },
    after: (_ms, call) => {
      due.push(call)
      return () => void due.splice(due.indexOf(call), 1)
    },
    valueOfText: (field, text) => valueOfDraft(form, field, text),
  })
  const runTimers = () => {
    for (const call of due.splice(0)) call()
  }
  return {
    ...editor,
    hear: (signal) => listen(signal),
    runTimers,
    async tick() {
      runTimers()
      await editor.close()
    },
  }
}

async function freshTablet(): Promise<Tablet> {
  const tablet = await enrolled.on(createMemoryDisk())
  await tablet.pull()
  return tablet
}

describe('typing', () => {
  test('is on the device once the timer has run, and shown when the record is opened again', async () => {
    const tablet = await freshTablet()
    const editor = await open(tablet)
    editor.draft(PROBLEM, 'The ren')
    editor.draft(PROBLEM, 'The rent')
    expect(editor.state().saving).toBe('saving')
    await editor.tick()
    expect((await open(tablet)).state().drafts).toEqual(new Map([[PROBLEM, 'The rent']]))
  })

  test('becomes one statement on leaving the field, however many keys were pressed', async () => {
    const tablet = await freshTablet()
    const editor = await open(tablet)
    for (const text of ['r', 're', 'ren', 'rent']) editor.draft(PROBLEM, text)
    await editor.answer(PROBLEM, 'rent')
    expect(editor.state().set.accepted.size).toBe(1)
    expect((await open(tablet)).state().drafts.size).toBe(0)
  })

  test('what arrives while it goes on stands beside it, as a conflict', async () => {
    const tablet = await freshTablet()
    const editor = await open(tablet)
    editor.draft(PROBLEM, 'rent')
    const elsewhere = await open(tablet)
    await elsewhere.answer(PROBLEM, 'sleep')
    await editor.answer(PROBLEM, 'rent')
    expect((await open(tablet)).state().view.fields.get(PROBLEM)?.kind).toBe('conflict')
  })

  test('remembers what had been seen when the tab died and another officer answered in between', async () => {
    const tablet = await freshTablet()
    const before = await open(tablet)
    before.draft(OTHER_PROBLEM, 'rent')
    await before.tick()
    await colleague.pull()
    await colleague.say(inCase.saq, OTHER_PROBLEM, 'sleep')
    await colleague.push()
    await tablet.pull()
    const resumed = await open(tablet)
    expect(resumed.state().view.fields.get(OTHER_PROBLEM)).toMatchObject({ kind: 'value', value: 'sleep' })
    expect(resumed.state().drafts.get(OTHER_PROBLEM)).toBe('rent')
    await resumed.flush()
    expect(resumed.state().view.fields.get(OTHER_PROBLEM)?.kind).toBe('conflict')
  })

  test('is not read back by who wrote it, and is by everybody else', async () => {
    const tablet = await freshTablet()
    const { records } = tablet
    const [opened, writes] = [[] as RecordHeader[], [] as (string | undefined)[]]
    const editor = await open(tablet, {
      ...records,
      open(header) {
        opened.push(header)
        return records.open(header)
      },
      append(header, statements, left, write) {
        writes.push(write)
        return records.append(header, statements, left, write)
      },
    })
    await editor.answer(PROBLEM, 'rent')
    const [own = ''] = writes
    expect(opened).toHaveLength(1)
    editor.hear({ kind: 'record', record: recordId(inCase.saq), key: '', write: own })
    editor.hear({ kind: 'outbox', write: own })
    await editor.tick()
    expect(opened).toHaveLength(1)
    editor.hear({ kind: 'record', record: recordId(inCase.saq), key: '', write: records.nameWrite() })
    await editor.tick()
    expect(opened).toHaveLength(2)
  })

  test('back to what is stored is no draft any more', async () => {
    const tablet = await freshTablet()
    const editor = await open(tablet)
    await editor.answer(PROBLEM, 'rent')
    editor.draft(PROBLEM, 'rents')
    editor.draft(PROBLEM, 'rent')
    expect(editor.state().drafts.size).toBe(0)
  })

  test('is settled by leaving: a flush makes answers of all text in hand', async () => {
    const tablet = await freshTablet()
    const editor = await open(tablet)
    editor.draft(PROBLEM, 'rent')
    await editor.flush()
    expect(editor.state().view.fields.get(PROBLEM)).toMatchObject({ kind: 'value', value: 'rent' })
    expect(editor.state().drafts.size).toBe(0)
  })

  test('a full disk keeps the text in hand and says so; room again, and it is kept', async () => {
    const tablet = await freshTablet()
    const editor = await open(tablet)
    tablet.disk.failNext('full')
    await editor.answer('q01/answer', 'yes')
    expect(editor.state()).toMatchObject({ saving: 'failed', problem: 'full' })
    await editor.answer('q01/answer', 'yes')
    expect(editor.state()).toMatchObject({ saving: 'saved', problem: null })
  })
})

test('what is written while a record is being opened is read too', async () => {
  const tablet = await freshTablet()
  const writes = { now: async () => undefined as unknown }
  let hear: (signal: Signal) => void = () => undefined
  const records: Records = {
    ...tablet.records,
    async open(header) {
      const opened = await tablet.records.open(header)
      await writes.now()
      hear({ kind: 'record', record: recordId(header), key: '' })
      return opened
    },
  }
  writes.now = () => {
    writes.now = async () => undefined
    return tablet.records.append(inCase.saq, [
      { version: 1, field: PROBLEM, value: 'The rent went up', replaces: [] },
    ])
  }
  const due: (() => void)[] = []
  const editor = await openEditor(inCase.saq, 1, {
    records,
    signals: {
      post: () => undefined,
      subscribe: (call) => {
        hear = call
        return () => undefined
      },
    },
    after: (_ms, call) => {
      due.push(call)
      return () => undefined
    },
    valueOfText: (_field, text) => ({ ok: true, value: text }),
  })
  for (const call of due.splice(0)) call()
  await expect
    .poll(() => fieldStateOf(editor.state().view, PROBLEM))
    .toMatchObject({ value: 'The rent went up' })
})

describe('two documents of one officer', () => {
  const rent = 'The rent went up'
  const sleep = 'I cannot sleep'
  /** Two tabs with words in hand in the same field, both on the disk. */
  const twoTabs = async () => {
    const tablet = await freshTablet()
    const [one, other] = await Promise.all([open(tablet), open(tablet, inAnotherTab(tablet))])
    one.draft(PROBLEM, rent)
    await one.tick()
    other.draft(PROBLEM, sleep)
    await other.tick()
    return { tablet, one, other }
  }
  const inAnotherTab = ({ vault, surroundings }: Tablet, document = 'another tab') =>
    createRecords(vault, { ...surroundings, document })
  const valuesOf = (editor: OpenedEditor) => {
    const now = fieldStateOf(editor.state().view, PROBLEM)
    return now.kind === 'conflict' ? now.values.toSorted() : now.kind === 'value' ? [now.value] : []
  }

  test('that both die: both texts come back, and stand as two answers', async () => {
    const { tablet } = await twoTabs()
    const reopened = await open(tablet, inAnotherTab(tablet, 'a third tab'))
    expect(reopened.state().drafts.get(PROBLEM)).toBe(sleep)
    await reopened.flush()
    expect(valuesOf(reopened)).toEqual([sleep, rent])
    const again = await open(tablet)
    expect(again.state().drafts.size).toBe(0)
    expect(valuesOf(again)).toEqual([sleep, rent])
  })

  test('the answer of one leaves the text of the other on the disk', async () => {
    const { tablet, one } = await twoTabs()
    await one.answer(PROBLEM, rent)
    const reopened = await open(tablet, inAnotherTab(tablet, 'a third tab'))
    expect(reopened.state().drafts.get(PROBLEM)).toBe(sleep)
    await reopened.flush()
    expect(valuesOf(reopened)).toEqual([sleep, rent])
  })

  test('text that another document took over and answered with is written again by the one that still has it', async () => {
    const { tablet, one } = await twoTabs()
    const third = await open(tablet, inAnotherTab(tablet, 'a third tab'))
    await third.answer(PROBLEM, 'Both')
    one.hear({ kind: 'record', record: recordId(inCase.saq), key: '' })
    await one.tick() // reads it again
    await one.tick() // and writes
    const reopened = await open(tablet, inAnotherTab(tablet, 'a fourth tab'))
    expect(reopened.state().drafts.get(PROBLEM)).toBe(rent)
  })

  test('what was left behind and is no answer yet stays a draft', async () => {
    const tablet = await freshTablet()
    const tooLong = 'x'.repeat(20_000)
    const first = await open(tablet, inAnotherTab(tablet, 'first'))
    const second = await open(tablet, inAnotherTab(tablet, 'second'))
    first.draft(PROBLEM, tooLong)
    await first.tick()
    second.draft(PROBLEM, sleep)
    await second.tick()
    const drafts = async () => (await tablet.records.open(inCase.saq)).drafts.get(PROBLEM) ?? []
    const reopened = await open(tablet)
    await reopened.flush()
    expect(valuesOf(reopened)).toEqual([sleep])
    expect((await drafts()).map(({ text }) => text)).toEqual([tooLong])
  })
})

test('yes, no, yes on one pad in quick succession ends yes, without a conflict', async () => {
  const editor = await open(await freshTablet())
  await Promise.all(['yes', 'no', 'yes'].map((value) => editor.answer('q01/answer', value)))
  expect(editor.state().view.fields.get('q01/answer')).toMatchObject({ kind: 'value', value: 'yes' })
})

describe('answers that come faster than the disk writes', () => {
  const fields = ['q01/answer', 'q02/answer', 'q03/answer', 'q04/answer']
  const batchesOf = async (tablet: Tablet) =>
    (await tablet.disk.list('batches', { vault: tablet.vault.id, record: recordId(inCase.saq) })).length

  const unsentBy = async ({ outbox, vault }: Tablet): Promise<number> => (await outbox.state(vault.id)).unsent

  test('are one batch once the first is stored, and each of them is there', async () => {
    const tablet = await freshTablet()
    const editor = await open(tablet)
    editor.draft(fields[3] ?? '', 'yes')
    const before = await batchesOf(tablet)
    const settle = editor.settle('q05/answer', 'yes')
    await Promise.all([settle, ...fields.map((field) => editor.answer(field, 'yes'))])
    expect((await batchesOf(tablet)) - before).toBe(2)
    const reopened = (await open(tablet)).state()
    for (const field of fields)
      expect(fieldStateOf(reopened.view, field)).toMatchObject({ kind: 'value', value: 'yes' })
    expect(reopened.drafts.size).toBe(0)
    expect(editor.state()).toMatchObject({ saving: 'saved', isUnsent: true })
    expect(await unsentBy(tablet)).toBe(5)
  })

  test('are taken back one by one', async () => {
    const editor = await open(await freshTablet())
    await Promise.all(fields.map((field) => editor.answer(field, 'yes')))
    for (const left of [3, 2, 1, 0]) {
      await editor.undo()
      const answered = fields.filter((field) => fieldStateOf(editor.state().view, field).kind === 'value')
      expect(answered).toEqual(fields.slice(0, left))
    }
  })

  test('stay apart where one is too long to be taken: it alone is not stored', async () => {
    const tablet = await freshTablet()
    const editor = await open(tablet)
    const tooLong = 'x'.repeat(9_000_000)
    editor.draft(PROBLEM, tooLong)
    await Promise.all([
      editor.answer('q01/answer', 'yes'),
      editor.answer(PROBLEM, tooLong),
      editor.answer('q02/answer', 'no'),
    ])
    expect(editor.state()).toMatchObject({ saving: 'failed', problem: 'too-large' })
    expect(editor.state().drafts.get(PROBLEM)).toBe(tooLong)
    const { view } = (await open(tablet)).state()
    expect(fieldStateOf(view, 'q01/answer')).toMatchObject({ kind: 'value', value: 'yes' })
    expect(fieldStateOf(view, 'q02/answer')).toMatchObject({ kind: 'value', value: 'no' })
  })

  /** `put`: of which tables rows were put there, in order. */
  function recordsOn({ vault, surroundings, disk }: Tablet) {
    const put: string[] = []
    const commit: Disk['commit'] = (changes) => {
      put.push(...changes.flatMap(({ table, put: rows = [] }) => rows.map(() => table)))
      return disk.commit(changes)
    }
    return { records: createRecords(vault, { ...surroundings, disk: { ...disk, commit } }), put }
  }

  test('go to the disk as answers: their texts are not written as texts before', async () => {
    const tablet = await freshTablet()
    const { records, put } = recordsOn(tablet)
    const editor = await open(tablet, records)
    editor.draft(PROBLEM, 'The rent')
    editor.draft(OTHER_PROBLEM, 'The ch')
    const writing = editor.tick()
    await Promise.all([writing, editor.answer(PROBLEM, 'The rent')])
    expect(put).toEqual(['drafts', 'batches', 'outbox'])
    const { view, drafts } = (await open(tablet)).state()
    expect(fieldStateOf(view, PROBLEM)).toMatchObject({ value: 'The rent' })
    expect([...drafts]).toEqual([[OTHER_PROBLEM, 'The ch']])
  })

  test('go there as answers too when they wait to be told', async () => {
    const tablet = await freshTablet()
    const { records, put } = recordsOn(tablet)
    const opened = await open(tablet, records)
    const editor = keepTrying(opened, { version: 1, via: 'officer', after: () => () => undefined })
    const first = editor.answer('q01/answer', 'yes')
    editor.draft(PROBLEM, 'The rent')
    const writing = opened.tick()
    await Promise.all([first, writing, editor.answer(PROBLEM, 'The rent')])
    expect(put).not.toContain('drafts')
    expect(fieldStateOf((await open(tablet)).state().view, PROBLEM)).toMatchObject({ value: 'The rent' })
  })

  test('leave their texts on the disk when they wait behind one that found no room', async () => {
    const tablet = await freshTablet()
    const opened = await open(tablet)
    const editor = keepTrying(opened, { version: 1, via: 'officer', after: () => () => undefined })
    editor.draft(OTHER_PROBLEM, 'The children')
    tablet.disk.failNext('full')
    tablet.disk.failNext('full') // nor does its text
    const first = editor.answer(OTHER_PROBLEM, 'The children')
    editor.draft(PROBLEM, 'The rent')
    const second = editor.answer(PROBLEM, 'The rent')
    await Promise.all([first, second])
    expect(editor.state().saving).toBe('failed')
    opened.runTimers()
    await expect // the tab dies before it is tried again
      .poll(async () => (await open(tablet)).state().drafts.get(PROBLEM))
      .toBe('The rent')
  })

  test('that are not taken leave their texts on the disk', async () => {
    const tablet = await freshTablet()
    const editor = await open(tablet)
    const tooLong = 'x'.repeat(9_000_000)
    editor.draft(PROBLEM, tooLong)
    const writing = editor.tick()
    await Promise.all([writing, editor.answer(PROBLEM, tooLong)])
    expect(editor.state()).toMatchObject({ saving: 'failed', problem: 'too-large' })
    expect((await open(tablet)).state().drafts.get(PROBLEM)).toBe(tooLong) // the tab died
  })

  test('take nothing of what is typed on in one of their fields meanwhile', async () => {
    const tablet = await freshTablet()
    const editor = await open(tablet)
    const first = editor.answer('q01/answer', 'yes')
    editor.draft(PROBLEM, 'The rent')
    const left = editor.answer(PROBLEM, 'The rent')
    editor.draft(PROBLEM, 'The rent and the')
    await Promise.all([first, left])
    expect(editor.state().drafts.get(PROBLEM)).toBe('The rent and the')
    await editor.tick()
    const reopened = await open(tablet) // the tab died
    expect(reopened.state().drafts.get(PROBLEM)).toBe('The rent and the')
    await reopened.flush()
    const said = fieldStateOf(reopened.state().view, PROBLEM)
    expect(said).toMatchObject({ kind: 'value', value: 'The rent and the' })
  })

  test('nor when they found no room and are told again later', async () => {
    const tablet = await freshTablet()
    const editor = keepTrying(await open(tablet), {
      version: 1,
      via: 'officer',
      after: () => () => undefined,
    })
    tablet.disk.failNext('full')
    editor.draft(PROBLEM, 'The rent')
    await editor.answer(PROBLEM, 'The rent')
    expect(editor.state().saving).toBe('failed')
    editor.draft(PROBLEM, 'The rent and the')
    await editor.tryAgain()
    expect(fieldStateOf(editor.state().view, PROBLEM)).toMatchObject({ kind: 'value', value: 'The rent' })
    expect(editor.state().drafts.get(PROBLEM)).toBe('The rent and the')
    await editor.close()
    expect((await open(tablet)).state().drafts.get(PROBLEM)).toBe('The rent and the')
  })

  test('on a full disk none is stored, and all can be said again', async () => {
    const tablet = await freshTablet()
    const editor = await open(tablet)
    tablet.disk.failNext('full')
    await Promise.all(fields.map((field) => editor.answer(field, 'yes')))
    expect(editor.state()).toMatchObject({ saving: 'failed', problem: 'full', isUnsent: false })
    await Promise.all(fields.map((field) => editor.answer(field, 'yes')))
    expect(editor.state()).toMatchObject({ saving: 'saved', isUnsent: true })
    expect(await unsentBy(tablet)).toBe(4)
  })
})

test('a removed row stays removed, with text still in hand in one of its cells', async () => {
  const tablet = await freshTablet()
  const editor = await open(tablet)
  await editor.addRow(ROW, 'a0')
  expect(editor.state().view.rows.map(({ id }) => id)).toContain(ROW)
  editor.draft(PROBLEM, 'rent')
  await editor.removeRow(ROW)
  await editor.flush()
  expect((await open(tablet)).state().view.rows.map(({ id }) => id)).not.toContain(ROW)
})

describe('undo', () => {
  const rent = async () => {
    const tablet = await freshTablet()
    const editor = await open(tablet)
    const says = (field: string) => {
      const now = fieldStateOf(editor.state().view, field)
      return now.kind === 'value' ? now.value : now.kind
    }
    return { tablet, editor, says }
  }

  test('takes back one thing after another, and the history keeps all of it', async () => {
    const { tablet, editor, says } = await rent()
    expect(editor.state().canUndo).toBe(false)
    for (const answer of ['yes', 'no', 'dont-know']) await editor.answer('q01/answer', answer)
    const seen: unknown[] = []
    while (editor.state().canUndo) {
      await editor.undo()
      seen.push(says('q01/answer'))
    }
    expect(seen).toEqual(['no', 'yes', 'none'])
    const { set } = await tablet.records.open(inCase.saq)
    expect(historyOf(set, 'q01/answer').map(({ statement }) => statement.value)).toEqual(
      expect.arrayContaining(['yes', 'no', 'dont-know', null]),
    )
    expect(historyOf(set, 'q01/answer')).toHaveLength(6)
  })

  test('goes on from what was done after an undo', async () => {
    const { editor, says } = await rent()
    await editor.answer('q01/answer', 'yes')
    await editor.answer('q01/answer', 'no')
    await editor.undo()
    await editor.answer('q01/answer', 'dont-know')
    await editor.undo()
    expect(says('q01/answer')).toBe('yes')
    await editor.undo()
    expect(says('q01/answer')).toBe('none')
    expect(editor.state().canUndo).toBe(false)
  })

  test('brings a removed row back with what was in it', async () => {
    const { editor, says } = await rent()
    await editor.addRow(ROW, 'a0')
    await editor.answer(PROBLEM, 'The rent')
    await editor.removeRow(ROW)
    expect(says(PROBLEM)).toBe('none')
    await editor.undo()
    expect(says(`rows/${ROW}`)).toBe('a0')
    expect(says(PROBLEM)).toBe('The rent')
    await editor.undo()
    await editor.undo()
    expect(editor.state().view.rows.map(({ id }) => id)).not.toContain(ROW)
  })

  test('leaves alone what has been said elsewhere since', async () => {
    const { tablet, editor, says } = await rent()
    await editor.answer('q02/answer', 'yes')
    await tablet.records.append(inCase.saq, [stateField(editor.state().view, 'q02/answer', 'no', 1)])
    editor.hear({ kind: 'outbox' })
    await editor.tick()
    expect(says('q02/answer')).toBe('no')
    await editor.undo()
    expect(says('q02/answer')).toBe('no')
    expect(editor.state().canUndo).toBe(false)
  })

  test('leaves alone what a person settled', async () => {
    const { editor, says } = await rent()
    await editor.settle('q02/answer', 'dont-know')
    expect(editor.state().canUndo).toBe(false)
    await editor.undo()
    expect(says('q02/answer')).toBe('dont-know')
  })

  test('that cannot be stored changes nothing and can be tried again', async () => {
    const { tablet, editor, says } = await rent()
    await editor.answer('q03/answer', 'yes')
    tablet.disk.failNext('failed')
    await editor.undo()
    expect(says('q03/answer')).toBe('yes')
    expect(editor.state()).toMatchObject({ saving: 'failed', canUndo: true })
    await editor.undo()
    expect(says('q03/answer')).toBe('none')
  })
})

describe('redo', () => {
  const inHand = async () => {
    const editor = await open(await freshTablet())
    const says = (field: string) => {
      const now = fieldStateOf(editor.state().view, field)
      return now.kind === 'value' ? now.value : now.kind
    }
    return { editor, says }
  }

  test('does again what was taken back, step by step, forth and back as often as wanted', async () => {
    const { editor, says } = await inHand()
    for (const answer of ['yes', 'no', 'dont-know']) await editor.answer('q01/answer', answer)
    for (const _round of [1, 2, 3]) {
      const back: unknown[] = []
      while (editor.state().canUndo) {
        await editor.undo()
        back.push(says('q01/answer'))
      }
      const forth: unknown[] = []
      while (editor.state().canRedo) {
        await editor.redo()
        forth.push(says('q01/answer'))
      }
      expect({ back, forth }).toEqual({ back: ['no', 'yes', 'none'], forth: ['yes', 'no', 'dont-know'] })
    }
  })

  test('ends with the next thing done', async () => {
    const { editor, says } = await inHand()
    await editor.answer('q01/answer', 'yes')
    await editor.undo()
    expect(editor.state().canRedo).toBe(true)
    await editor.answer('q02/answer', 'no')
    expect(editor.state().canRedo).toBe(false)
    await editor.redo()
    expect(says('q01/answer')).toBe('none')
  })

  test('takes a row away again that undoing brought back, and back again with all that was in it', async () => {
    const { editor, says } = await inHand()
    await editor.addRow(ROW, 'a0')
    await editor.answer(PROBLEM, 'The rent')
    await editor.removeRow(ROW)
    for (const _round of [1, 2]) {
      await editor.undo()
      expect([says(`rows/${ROW}`), says(PROBLEM)]).toEqual(['a0', 'The rent'])
      await editor.redo()
      expect(editor.state().view.rows.map(({ id }) => id)).not.toContain(ROW)
      expect(says(PROBLEM)).toBe('none')
    }
  })

  test('leaves alone what has been said elsewhere since', async () => {
    const tablet = await freshTablet()
    const editor = await open(tablet)
    await editor.answer('q02/answer', 'yes')
    await editor.undo()
    await tablet.records.append(inCase.saq, [stateField(editor.state().view, 'q02/answer', 'no', 1)])
    editor.hear({ kind: 'outbox' })
    await editor.tick()
    await editor.redo()
    expect(fieldStateOf(editor.state().view, 'q02/answer')).toMatchObject({ kind: 'value', value: 'no' })
  })
})

test('what is answered at once is one step back, and one forth', async () => {
  const editor = await open(await freshTablet())
  const said = () =>
    ['q01/answer', 'q02/answer', `rows/${ROW}`, PROBLEM].map((field) => {
      const now = fieldStateOf(editor.state().view, field)
      return now.kind === 'value' ? now.value : null
    })
  await editor.answer('q01/answer', 'no')
  await editor.answerAll([
    { field: 'q01/answer', value: 'yes' },
    { field: 'q02/answer', value: 'yes' },
    { field: `rows/${ROW}`, value: 'a0' },
    { field: PROBLEM, value: 'The rent' },
  ])
  expect(said()).toEqual(['yes', 'yes', 'a0', 'The rent'])
  await editor.undo()
  expect(said()).toEqual(['no', null, null, null])
  await editor.redo()
  expect(said()).toEqual(['yes', 'yes', 'a0', 'The rent'])
})
