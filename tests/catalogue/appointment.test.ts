import { describe, expect, it } from 'vitest'
import { latestOfficerForm, officerForm } from '#catalogue/officer'
import { evaluate } from '#forms'
import { Filling } from '../forms/builder.ts'

describe('an appointment', () => {
  const form = latestOfficerForm('appointment')
  if (!form) throw new Error('The appointment is gone.')
  const page = (attendance: string | null, id: string) =>
    evaluate(form, new Filling().answer('attendance/answer', attendance).view).pages.find(
      (one) => one.id === id,
    )
  const asks = (attendance: string | null, id: string) =>
    page(attendance, id)?.items.flatMap((item) =>
      item.kind === 'question' && item.applies ? [item.definition.id] : [],
    )

  it('asks of its outcome only what fits', () => {
    expect(asks('attended', 'outcome')).toEqual(['attendance', 'left-early', 'minutes', 'summary'])
    expect(asks('late', 'outcome')).toContain('minutes-late')
    expect(asks('did-not-attend', 'outcome')).toEqual(['attendance', 'summary'])
    expect(asks('cancelled', 'outcome')).toEqual(['attendance', 'cancelled-by', 'summary'])
  })

  it('asks whether it is safe to end until nobody was there to leave', () => {
    for (const came of [null, 'attended', 'late']) expect(asks(came, 'ending')).toEqual(['safe-to-end'])
    for (const stayedAway of ['did-not-attend', 'cancelled']) expect(asks(stayedAway, 'ending')).toEqual([])
    expect(page('attended', 'ending')?.missing).toHaveLength(1)
  })

  it('warns where it is not safe, and only there', () => {
    const warns = (answer: string) =>
      evaluate(form, new Filling().answer('safe-to-end/answer', answer).view)
        .pages.flatMap(({ items }) => items)
        .some((item) => item.kind === 'guidance' && item.applies)
    expect([warns('no'), warns('yes')]).toEqual([true, false])
  })
})

describe('the response to an alert', () => {
  it('no longer asks whether it is safe to end, and keeps the version that did', () => {
    expect(latestOfficerForm('alert-response')?.version).toBe(2)
    expect(latestOfficerForm('alert-response')?.fields.has('safe-to-end/answer')).toBe(false)
    expect(officerForm('alert-response', 1)?.fields.has('safe-to-end/answer')).toBe(true)
  })
})
