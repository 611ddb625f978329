import { describe, expect, it } from 'vitest'
import { copies, mayHold, mayName } from '#casework'
import { clientForms } from '#catalogue/client'
import { officerForms } from '#catalogue/officer'
import type { Compartment } from '#record'

const header = (form: string, compartment: Compartment) =>
  ({ space: 'c3BhY2Utb25lLWZvci10ZQ', compartment, form, sitting: 'session-1' }) as const

const saq = { id: 'saq', compartment: 'client', audience: 'client' } as const
const checkIn = { id: 'check-in', compartment: 'officer', audience: 'officer' } as const
const all = Object.values(copies)

describe('what a copy may hold', () => {
  it('refuses what is not in its list, new forms among them', () => {
    for (const copy of all) {
      expect(mayHold(copy, header('new-form', 'client'), { ...saq, id: 'new-form' })).toBe(false)
      expect(mayHold(copy, header('take-home', 'officer'), { ...checkIn, id: 'take-home' })).toBe(false)
      expect(mayHold(copy, header('case-file', 'officer'), { ...checkIn, id: 'case-file' })).toBe(false)
    }
  })

  it('refuses everything confidential, even by the name of a listed form and by a list that says otherwise', () => {
    for (const copy of all)
      for (const { form, audience } of copy.forms) {
        const confidential = { id: form, compartment: 'confidential', audience } as const
        expect(mayHold(copy, header(form, 'confidential'), confidential)).toBe(false)
        expect(mayName(copy, header(form, 'confidential'))).toBe(false)
        const wrong = JSON.parse(JSON.stringify(copy).replaceAll('"officer"', '"confidential"'))
        expect(mayHold(wrong, header(form, 'confidential'), { ...confidential, audience })).toBe(false)
      }
  })

  it('refuses a listed form in another compartment, or written for somebody else', () => {
    expect(mayHold(copies.client, header('saq', 'client'), saq)).toBe(true)
    expect(mayHold(copies.client, header('saq', 'officer'), { ...saq, compartment: 'officer' })).toBe(false)
    expect(mayHold(copies.client, header('saq', 'client'), { ...saq, audience: 'officer' })).toBe(false)
    expect(mayHold(copies.client, header('saq', 'client'), checkIn)).toBe(false)
    expect(mayHold(copies.professional, header('saq', 'client'), checkIn)).toBe(false)
  })

  it('gives what officers wrote to a professional only', () => {
    expect(mayHold(copies.professional, header('check-in', 'officer'), checkIn)).toBe(true)
    expect(mayHold(copies.client, header('check-in', 'officer'), checkIn)).toBe(false)
    expect(copies.client.forms.filter(({ compartment }) => compartment !== 'client')).toEqual([])
    expect(copies.client.facts).toEqual(['name', 'session', 'made'])
  })

  it('of the catalogue is, for the client, only what clients answer', () => {
    const forClient = [...clientForms, ...officerForms].filter((form) =>
      mayHold(copies.client, header(form.id, form.compartment), form),
    )
    expect(forClient.map(({ id }) => id)).toContain('saq')
    expect(forClient.filter(({ compartment }) => compartment !== 'client')).toEqual([])
  })
})
