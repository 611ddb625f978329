import { type Day, dayFrom, daysLater, weekdayOf } from './days.ts'

const MONDAY = 1

/** What a proclamation changed in one year: days that were not kept, and days that were kept besides. */
const oneOff: ReadonlyMap<number, { readonly not: readonly Day[]; readonly also: readonly Day[] }> = new Map([
  // Early May moved to the 75th anniversary of VE Day.
  [2020, { not: ['2020-05-04'], also: ['2020-05-08'] }],
  // Spring moved to the Platinum Jubilee, with a day of its own after it; the State Funeral.
  [2022, { not: ['2022-05-30'], also: ['2022-06-02', '2022-06-03', '2022-09-19'] }],
  // The Coronation.
  [2023, { not: [], also: ['2023-05-08'] }],
])

/** Worked out once a year: lists ask about thousands of days. */
const known = new Map<number, readonly Day[]>()

/** The bank holidays of England and Wales in a year, in order; those on a weekend stand on the day kept in their place. */
export function bankHolidays(year: number): readonly Day[] {
  const before = known.get(year)
  if (before) return before
  const days = holidaysOf(year)
  known.set(year, days)
  return days
}

function holidaysOf(year: number): readonly Day[] {
  const easter = easterSunday(year)
  const { not, also } = oneOff.get(year) ?? { not: [], also: [] }
  const byRule = [
    onNextMonday(dayFrom(year, 1, 1)),
    daysLater(easter, -2),
    daysLater(easter, 1),
    firstMonday(dayFrom(year, 5, 1)),
    lastMonday(dayFrom(year, 5, 31)),
    lastMonday(dayFrom(year, 8, 31)),
    twoDaysOnIfWeekend(dayFrom(year, 12, 25)),
    twoDaysOnIfWeekend(dayFrom(year, 12, 26)),
  ]
  return [...byRule.filter((day) => !not.includes(day)), ...also].sort()
}

const firstMonday = (from: Day): Day => daysLater(from, (MONDAY - weekdayOf(from) + 7) % 7)

const lastMonday = (until: Day): Day => daysLater(until, -((weekdayOf(until) - MONDAY + 7) % 7))

const onNextMonday = (day: Day): Day =>
  weekdayOf(day) === 0 || weekdayOf(day) === 6 ? firstMonday(day) : day

/** Christmas and Boxing Day follow each other, so each is kept two days later and never on the same day. */
const twoDaysOnIfWeekend = (day: Day): Day =>
  weekdayOf(day) === 0 || weekdayOf(day) === 6 ? daysLater(day, 2) : day

/** The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const skipped = Math.floor((century + 8) / 25)
  const moon = Math.floor((century - skipped + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moon + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const counted = epact + toSunday - 7 * late + 114
  return dayFrom(year, Math.floor(counted / 31), (counted % 31) + 1)
}
