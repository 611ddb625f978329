import { err, ok } from '#core'
import type { TimeAnswer } from '../definition.ts'
import type { Kind } from './kind.ts'

export const time: Kind<TimeAnswer> = {
  problems: () => [],
  fits: (_answer, value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
  words: (_answer, value) => String(value),
  fromDraft: (_answer, draft) => {
    const typed = draft.trim()
    if (typed === '') return ok(null)
    const [, hour = '', minute = ''] = /^(\d{1,2})[:.\s]?(\d\d)$/.exec(typed) ?? []
    const isTime = hour !== '' && Number(hour) < 24 && Number(minute) < 60
    return isTime
      ? ok(`${hour.padStart(2, '0')}:${minute}`)
      : err('This is not a time of day yet. Put hours and minutes, like 9:30 or 14:15.')
  },
  toDraft: (_answer, value) => String(value),
}
