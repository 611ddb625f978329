import { beforeAll, describe, expect, test } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import type { Json } from '#core'
import { type RecordHeader, recordId, viewOf } from '#record'
import { completeRecord, noteAndSetAside, noteTextInHand } from '../../src/app/cases/acts.ts'
import { type Note, notesHeader, notesInWords } from '../../src/app/cases/record-notes.ts'
import { difference, freshTablets, heal, type Tablets } from '../world/checks.ts'
import type { Tablet } from '../world/tablet.ts'
import { createWorld, type World } from '../world/world.ts'

const form = latestOfficerForm('check-in')
if (!form) throw new Error('There is no check-in.')

let world: World
beforeAll(async () => {
  world = await createWorld(2)
}, 60_000)

const parts = ({ records }: Tablet) => ({ records, editors: { flush: async () => {}, open: noEditor } })
const noEditor = () => Promise.reject(new Error('Nothing is open.'))
const complete = (tablet: Tablet, header: RecordHeader) => completeRecord(parts(tablet), header, form)
const standingOn = async (tablet: Tablet, header: RecordHeader) =>
  viewOf((await tablet.records.open(header)).set).standing
const lateOn = async (tablet: Tablet, header: RecordHeader): Promise<readonly Json[]> => {
  const standing = await standingOn(tablet, header)
  return standing.kind === 'completed' ? standing.late.map(({ statement }) => statement.value) : ['open']
}
const noteFor = (statement: string, more: Partial<Note> = {}): Note => ({
  what: 'added',
  statement,
  about: 'Have the police been called out since last time?',
  words: 'Yes',
  source: 'A colleague, 23 Nov, 09:00',
  why: 'He told us on the phone.',
  ...more,
})

/** A check-in answered on one tablet and known to both. */
async function answered(): Promise<{ readonly tablets: Tablets; readonly header: RecordHeader }> {
  const { checkIn: header } = await world.newCase()
  const tablets = await freshTablets(world)
  await Promise.all(tablets.map((tablet) => tablet.pull()))
  for (const question of ['police', 'relationship', 'safety'])
    await tablets[0].say(header, `${question}/answer`, 'no')
  await heal(tablets)
  return { tablets, header }
}

describe('completing on one tablet', () => {
  test('closes the record on every tablet', async () => {
    const { tablets, header } = await answered()
    expect(await complete(tablets[0], header)).toEqual({ ok: true, value: null })
    await heal(tablets)
    for (const tablet of tablets) expect((await standingOn(tablet, header)).kind).toBe('completed')
    expect(await complete(tablets[1], header)).toEqual({ ok: false, error: 'completed' })
  })

  test('what another tablet wrote meanwhile is late on both, and nothing changes what was completed', async () => {
    const { tablets, header } = await answered()
    const [one, other] = tablets
    await other.say(header, 'police/answer', 'yes')
    await complete(one, header)
    await heal(tablets)
    for (const tablet of tablets) {
      expect(await lateOn(tablet, header)).toEqual(['yes'])
      const { fields } = viewOf((await tablet.records.open(header)).set)
      expect(fields.get('police/answer')).toMatchObject({ kind: 'value', value: 'no' })
    }
    expect(await difference(tablets, [header])).toBeNull()
  })

  test('waits for what is missing, and for text that is no answer yet', async () => {
    const { tablets, header } = await answered()
    const [tablet] = tablets
    await tablet.records.saveDrafts(header, [{ field: 'police-what/answer', text: 'On', seen: [] }])
    expect(await complete(tablet, header)).toEqual({ ok: false, error: 'text-in-hand' })
    await tablet.records.dropDraft(header, 'police-what/answer')
    await tablet.say(header, 'police/answer', 'yes')
    expect(await complete(tablet, header)).toEqual({ ok: false, error: 'missing' })
    await heal(tablets)
  })

  test('is not done where part of the record cannot be read', async () => {
    const { tablets, header } = await answered()
    tablets[0].disk.damage('batches')
    expect(await complete(tablets[0], header)).toEqual({ ok: false, error: 'damaged' })
  })
})

describe('what came late', () => {
  async function withLate() {
    const { tablets, header } = await answered()
    await tablets[1].say(header, 'police/answer', 'yes')
    await complete(tablets[0], header)
    await heal(tablets)
    const standing = await standingOn(tablets[0], header)
    const [late] = standing.kind === 'completed' ? standing.late : []
    if (!late) throw new Error('Nothing came late.')
    return { tablets, header, late: late.id }
  }
  const notesOn = async (tablet: Tablet, header: RecordHeader) =>
    notesInWords(await tablet.records.open(notesHeader(header)))

  test('moved into the notes: gone from the record, there in words on both tablets', async () => {
    const { tablets, header, late } = await withLate()
    expect((await noteAndSetAside(parts(tablets[0]), header, form, noteFor(late))).ok).toBe(true)
    await heal(tablets)
    for (const tablet of tablets) {
      expect(await lateOn(tablet, header)).toEqual([])
      expect(await notesOn(tablet, header)).toMatchObject([
        { what: ['Added to the record'], words: ['Yes'], why: ['He told us on the phone.'] },
      ])
    }
  })

  test('the device fails between the note and the setting aside: it is late still, and done again it is one note', async () => {
    const { tablets, header, late } = await withLate()
    const [tablet] = tablets
    tablet.disk.failNext('failed', 1)
    expect(await noteAndSetAside(parts(tablet), header, form, noteFor(late))).toMatchObject({ ok: false })
    expect(await lateOn(tablet, header)).toEqual(['yes'])
    expect(await notesOn(tablet, header)).toHaveLength(1)
    expect((await noteAndSetAside(parts(tablet), header, form, noteFor(late))).ok).toBe(true)
    expect(await notesOn(tablet, header)).toHaveLength(1)
    expect(await lateOn(tablet, header)).toEqual([])
  })

  test('two officers decide without seeing each other: one note with both reasons', async () => {
    const { tablets, header, late } = await withLate()
    await noteAndSetAside(parts(tablets[0]), header, form, noteFor(late))
    await noteAndSetAside(
      parts(tablets[1]),
      header,
      form,
      noteFor(late, { what: 'set-aside', why: 'A mistake.' }),
    )
    await heal(tablets)
    for (const tablet of tablets) {
      const [note, ...others] = await notesOn(tablet, header)
      expect(others).toEqual([])
      expect([...(note?.why ?? [])].sort()).toEqual(['A mistake.', 'He told us on the phone.'])
    }
  })

  test('what is part of the record is not set aside, whatever the note says', async () => {
    const { tablets, header } = await answered()
    const [tablet] = tablets
    const { fields } = viewOf((await tablet.records.open(header)).set)
    const [head] = fields.get('police/answer')?.heads ?? []
    expect(await noteAndSetAside(parts(tablet), header, form, noteFor(head?.id ?? ''))).toEqual({
      ok: false,
      error: 'not-late',
    })
  })

  test('text that was being typed goes into the notes, and only then out of the field', async () => {
    const { tablets, header } = await withLate()
    const [tablet] = tablets
    await tablet.records.saveDrafts(header, [{ field: 'police-what/answer', text: 'On Monday', seen: [] }])
    const next = await tablet.openAnother() // the document it was typed in is gone
    const [draft] = (await next.records.open(header)).drafts.get('police-what/answer') ?? []
    if (!draft) throw new Error('The words are gone.')
    const { statement: _, ...note } = noteFor('', { words: 'On Monday' })
    tablet.disk.failNext('full')
    expect((await noteTextInHand(parts(next), header, draft, note)).ok).toBe(false)
    expect((await tablet.records.open(header)).drafts.size).toBe(1)
    expect((await noteTextInHand(parts(next), header, draft, note)).ok).toBe(true)
    expect((await tablet.records.open(header)).drafts.size).toBe(0)
    expect(await notesOn(tablet, header)).toMatchObject([{ words: ['On Monday'] }])
  })
})

test('the notes of a record stand in the officers’ part, whatever part it is in', async () => {
  const { saq } = await world.newCase()
  expect(notesHeader(saq)).toMatchObject({ compartment: 'officer', sitting: recordId(saq) })
})
