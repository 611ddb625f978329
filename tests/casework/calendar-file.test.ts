import { expect, it } from 'vitest'
import { calendarFile } from '#casework'

const entry = { id: 'r4nd0m', day: '2026-12-04', time: '09:30', minutes: 120 }

it('an appointment is a time and the word “Appointment”, on the officer’s own clock', () => {
  expect(calendarFile([entry], Date.UTC(2026, 10, 25, 14, 2, 3))).toBe(
    [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Cairn//Appointments//EN'],
      ...[
        'BEGIN:VEVENT',
        'UID:r4nd0m',
        'DTSTAMP:20261125T140203Z',
        'DTSTART:20261204T093000',
        'DURATION:PT120M',
      ],
      ...['SUMMARY:Appointment', 'END:VEVENT', 'END:VCALENDAR', ''],
    ].join('\r\n'),
  )
})

it('one without a time stands on its day', () => {
  expect(calendarFile([{ ...entry, time: null }], 0)).toContain('DTSTART;VALUE=DATE:20261204\r\nSUMMARY')
})

it('no entry has a line for a place, a note or people, and none is longer than a calendar takes', () => {
  const lines = calendarFile([entry, { ...entry, id: 'other' }], 0).split('\r\n')
  expect(lines.filter((line) => /^(LOCATION|DESCRIPTION|ATTENDEE|ORGANIZER)/.test(line))).toEqual([])
  expect(lines.filter((line) => line.startsWith('SUMMARY:'))).toEqual([
    'SUMMARY:Appointment',
    'SUMMARY:Appointment',
  ])
  expect(lines.every((line) => line.length <= 75)).toBe(true)
})
