import { describe, expect, it } from 'vitest'
import type { ReadableRecord } from '#casework'
import { entryAbout, mayLeave } from '#casework/leaving'
import { complete, countersign, sendBack } from '#forms'
import { type RecordHeader, stateCompletion, viewOf } from '#record'
import { formOf } from '../catalogue/asking.ts'
import { fillEverything } from '../catalogue/filled.ts'
import { Filling } from '../forms/builder.ts'

const space = 'AAAAAAAAAAAAAAAAAAAAAA'
const mapping: RecordHeader = { space, compartment: 'confidential', form: 'mapping', sitting: 'case' }
const form = formOf('disclosure-confidential')

const told = () => new Filling().answer('worst/answer', 'What she told us, in her words.')
const record = (filling: Filling, header = mapping): ReadableRecord => ({ header, set: filling.set })

/** An entry about what the record says now, written to its end but not completed. */
const begun = (about: ReadableRecord, consent: 'given' | 'refused' | 'not-asked' = 'given') => ({
  header: entryAbout(about, []),
  filling: fillEverything(form, new Map([['consent/answer', [consent]]])).filling,
})
const completed = (...args: Parameters<typeof begun>) => {
  const { header, filling } = begun(...args)
  return { header, filling: filling.act(({ view }) => complete(form, view)) }
}
const entry = ({ header, filling }: { header: RecordHeader; filling: Filling }) => record(filling, header)

/** Why a record stays; null when it may leave. */
const why = (...args: Parameters<typeof mayLeave>) => {
  const may = mayLeave(...args)
  return may.ok ? null : may.error.why
}

describe('a record stays in the separate place', () => {
  const about = record(told())

  it('while nothing in the register is about it', () => {
    expect(why(about, [])).toBe('no-entry')
    const general = { ...completed(about), header: { ...entryAbout(about, []), sitting: 'case' } }
    expect(why(about, [about, entry(general)])).toBe('no-entry')
  })

  it('whatever the register says of another record, or another case, or outside this place', () => {
    const { header, filling } = completed(about)
    const other = entryAbout(record(told(), { ...mapping, form: 'safety-plan' }), [])
    for (const wrong of [
      other,
      { ...header, space: 'BBBBBBBBBBBBBBBBBBBBBB' },
      { ...header, compartment: 'officer' as const },
      { ...header, form: 'disclosure' },
    ])
      expect(why(about, [record(filling, wrong)])).toBe('no-entry')
    expect(why(about, [record(filling, header)])).toBeNull()
  })

  it('while its entry is being written, and again once that was sent back', () => {
    const { header, filling } = begun(about)
    expect(why(about, [record(filling, header)])).toBe('not-completed')
    filling.act(({ view }) => complete(form, view))
    expect(why(about, [record(filling, header)])).toBeNull()
    filling.act(({ view }) => sendBack(form, view))
    expect(why(about, [record(filling, header)])).toBe('not-completed')
  })

  it('while its entry was completed in one place and sent back in another', () => {
    const { header, filling } = completed(about)
    const elsewhere = filling.fork('sian').act(({ view }) => sendBack(form, view))
    filling.act(({ view }) => sendBack(form, view)).act(({ view }) => complete(form, view))
    expect(why(about, [record(filling.merge(elsewhere), header)])).toBe('unsettled')
  })

  it('once something was written into it after what was agreed, and for what it said before', () => {
    const filling = told()
    const shared = entry(completed(record(filling)))
    expect(why(record(filling), [shared])).toBeNull()
    filling.answer('patterns/answer', 'Where she lives now.')
    expect(why(record(filling), [shared])).toBe('changed-since')
    const [again] = [entryAbout(record(filling), [shared.header])]
    expect(again).not.toEqual(shared.header)
  })

  it.each(['what', 'from', 'to', 'necessary', 'proportionate', 'discussed', 'measures', 'by', 'shared-on'])(
    'when an entry that some other app completed does not say: %s',
    (question) => {
      const { header, filling } = begun(about)
      filling.answer(`${question}/answer`, null)
      filling.act(({ view }) => ({ ok: true, value: stateCompletion(view, 'A'.repeat(43), 1) }))
      expect(why(about, [record(filling, header)])).toBe('not-whole')
    },
  )

  it.each(['grounds', 'approver', 'approved-on', 'approved-at'])(
    'without consent, when it does not say: %s',
    (question) => {
      const { header, filling } = begun(about, 'refused')
      filling.answer(`${question}/answer`, null)
      filling.act(({ view }) => ({ ok: true, value: stateCompletion(view, 'A'.repeat(43), 1) }))
      expect(why(about, [record(filling, header)])).toBe('not-whole')
    },
  )

  it('when two people said different things about consent', () => {
    const { header, filling } = begun(about)
    const elsewhere = filling.fork('sian').answer('consent/answer', 'refused')
    filling.answer('consent/answer', 'not-asked').merge(elsewhere)
    filling.act(({ view }) => ({ ok: true, value: stateCompletion(view, 'A'.repeat(43), 1) }))
    expect(why(about, [record(filling, header)])).toBe('not-whole')
  })
})

describe('a record may leave', () => {
  const about = record(told())

  it('once its entry is completed, to whom that says', () => {
    const { header, filling } = completed(about)
    expect(mayLeave(about, [record(filling, header)])).toEqual({
      ok: true,
      value: [{ entry: header, to: 'Said in to/answer', awaitsManager: false }],
    })
  })

  it('as it reads when it is completed too: that adds nothing to it', () => {
    const filling = fillEverything(formOf('mapping')).filling
    const shared = entry(completed(record(filling)))
    filling.act(({ view }) => complete(formOf('mapping'), view))
    expect(why(record(filling), [shared])).toBeNull()
  })

  it('without consent on the manager’s word, and says that the signature is still to come', () => {
    for (const consent of ['refused', 'not-asked'] as const) {
      const { header, filling } = completed(about, consent)
      const awaits = () => {
        const left = mayLeave(about, [record(filling, header)])
        return left.ok && left.value.map(({ awaitsManager }) => awaitsManager)
      }
      expect(awaits()).toEqual([true])
      filling.act(({ set }) => countersign(form, set, viewOf(set), { name: 'Ruth Adeyemi', ink: null }))
      expect(awaits()).toEqual([false])
    }
  })

  it('to each of several, by an entry of its own', () => {
    const first = entry(completed(about))
    const second = { ...completed(about), header: entryAbout(about, [first.header]) }
    const left = mayLeave(about, [first, entry(second)])
    expect(left.ok && left.value).toHaveLength(2)
  })
})
