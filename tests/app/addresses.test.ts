import { describe, expect, test } from 'vitest'
import { clientForms } from '#catalogue/client'
import { alertRules, officerForms } from '#catalogue/officer'
import { isHash, newId, systemRandom } from '#core'
import type { RecordHeader } from '#record'
import { createAddresses } from '../../src/app/cases/addresses.ts'
import { caseAlerts } from '../../src/app/cases/case-alerts.ts'
import { caseOf, record, space } from './case-records.ts'

const saq: RecordHeader = { space, compartment: 'client', form: 'saq', sitting: 'session-1' }
const withAlert = caseOf(record(saq, [['q10/answer', 'yes']]))
const response = caseAlerts(withAlert)[0]?.response ?? saq

describe('the address of a record', () => {
  test('says nothing: no form, no sitting, no alert', () => {
    const words = [...clientForms, ...officerForms].map(({ id }) => id).concat(alertRules.map(({ id }) => id))
    const { of } = createAddresses()
    for (const header of [saq, response, withAlert.file.header]) {
      expect(isHash(of(header))).toBe(true)
      expect(words.filter((word) => of(header).includes(word))).toEqual([])
    }
  })

  test('is found again after a new start: what is there, the answer to an alert, and what could be begun', () => {
    const before = createAddresses()
    const checkIn: RecordHeader = { space, compartment: 'officer', form: 'check-in', sitting: 'session-2' }
    for (const header of [saq, response, withAlert.file.header, checkIn])
      expect(createAddresses().find(withAlert, before.of(header))).toEqual(header)
  })

  test('of a record that nobody has begun is known to the document that made it', () => {
    const fresh: RecordHeader = {
      space,
      compartment: 'officer',
      form: 'appointment',
      sitting: newId(systemRandom),
    }
    const addresses = createAddresses()
    const address = addresses.of(fresh)
    expect(addresses.find(withAlert, address)).toEqual(fresh)
    expect(createAddresses().find(withAlert, address)).toBeUndefined()
    expect(addresses.find(withAlert, 'no-such-record')).toBeUndefined()
  })
})
