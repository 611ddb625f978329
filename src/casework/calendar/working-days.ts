import { bankHolidays } from './bank-holidays.ts'
import { type Day, daysLater, isWeekend, yearOf } from './days.ts'

/** Neither a weekend nor a bank holiday of England and Wales. */
export const isWorkingDay = (day: Day): boolean => !isWeekend(day) && !bankHolidays(yearOf(day)).includes(day)

/** The working day so many working days after a day, that day not counted. `count` from 1. */
export const workingDaysAfter = (day: Day, count: number): Day => step(day, count, 1)

/** The working day so many working days before a day, that day not counted. `count` from 1. */
export const workingDaysBefore = (day: Day, count: number): Day => step(day, count, -1)

function step(from: Day, count: number, by: 1 | -1): Day {
  let day = from
  for (let left = count; left > 0; ) {
    day = daysLater(day, by)
    if (isWorkingDay(day)) left--
  }
  return day
}
