import { describe, expect, it } from 'vitest'
import {
  bankHolidays,
  daysBetween,
  daysLater,
  isWorkingDay,
  workingDaysAfter,
  workingDaysBefore,
} from '#casework'

// Every day here was written by hand, from the published lists and from a paper calendar.

describe('the bank holidays of England and Wales', () => {
  it.each([
    [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
    [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ])('of %i', (year, days) => {
    expect(bankHolidays(year)).toEqual(days.split(' ').map((day) => `${year}-${day}`))
  })

  it.each([
    [2029, '2029-04-01'],
    [2030, '2030-04-21'],
    [2031, '2031-04-13'],
    [2032, '2032-03-28'],
    [2033, '2033-04-17'],
    [2034, '2034-04-09'],
    [2035, '2035-03-25'],
    [2036, '2036-04-13'],
    [2037, '2037-04-05'],
    [2038, '2038-04-25'],
    [2039, '2039-04-10'],
    [2040, '2040-04-01'],
  ])('have Good Friday and Easter Monday of %i around Easter on %s', (year, easter) => {
    expect(bankHolidays(year)).toContain(daysLater(easter, -2))
    expect(bankHolidays(year)).toContain(daysLater(easter, 1))
  })

  it('are never on a weekend and never two on one day, from 2020 to 2040', () => {
    for (let year = 2020; year <= 2040; year++) {
      const days = bankHolidays(year)
      expect(new Set(days).size).toBe(days.length)
      for (const day of days) expect([1, 2, 3, 4, 5]).toContain(new Date(`${day}T12:00:00Z`).getUTCDay())
      expect(days.length).toBeGreaterThanOrEqual(8)
    }
  })
})

describe('working days', () => {
  it.each([
    ['a weekend is stepped over', '2026-12-04', 1, '2026-12-07'],
    ['Easter 2026', '2026-04-02', 1, '2026-04-07'],
    ['Christmas on a Friday, Boxing Day kept on Monday', '2026-12-24', 1, '2026-12-29'],
    ['Christmas on a Saturday, kept on Monday and Tuesday', '2027-12-24', 1, '2027-12-29'],
    ['into 2028, whose first is kept on Monday the 3rd', '2027-12-31', 1, '2028-01-04'],
    ['ten, with Easter between', '2027-03-24', 10, '2027-04-09'],
    ['twenty, with both bank holidays of May between', '2028-04-28', 20, '2028-05-30'],
  ])('%s', (_, from, count, day) => {
    expect(workingDaysAfter(from, count)).toBe(day)
  })

  it.each([
    ['before a Tuesday', '2026-12-08', 2, '2026-12-04'],
    ['before the first working day of 2027', '2027-01-04', 2, '2026-12-30'],
    ['before the Tuesday after Easter', '2026-04-07', 2, '2026-04-01'],
    ['before 4 January 2028, with two weeks of holidays', '2028-01-04', 2, '2027-12-30'],
    ['before a day that is none itself', '2026-12-28', 2, '2026-12-23'],
  ])('%s', (_, from, count, day) => {
    expect(workingDaysBefore(from, count)).toBe(day)
  })

  it('know no clocks: days over both changes of the clock are one day apart', () => {
    expect(daysLater('2026-03-28', 2)).toBe('2026-03-30')
    expect(daysLater('2026-10-24', 2)).toBe('2026-10-26')
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365)
    expect(daysBetween('2028-01-01', '2029-01-01')).toBe(366)
    expect(daysLater('2028-02-28', 1)).toBe('2028-02-29')
  })

  it('are neither weekends nor bank holidays', () => {
    expect(['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-28', '2026-12-29'].map(isWorkingDay)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ])
  })
})
