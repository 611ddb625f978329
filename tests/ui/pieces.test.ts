import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { dateParts, withDatePart } from '../../src/ui/date-parts.ts'
import { fieldDomId } from '../../src/ui/field-ids.ts'
import { takesBack } from '../../src/ui/take-back.ts'

describe('a date typed in parts', () => {
  it('keeps every part as typed, and is empty when all are', () => {
    const day = withDatePart('', 0, ' 5')
    expect(day).toBe('5//')
    expect(dateParts(withDatePart(day, 2, '19/88'))).toEqual(['5', '', '1988'])
    expect(withDatePart('5//', 0, '')).toBe('')
  })
})

describe('DOM ids of fields', () => {
  it('differ where fields differ, also with hyphens in row ids', () => {
    expect(fieldDomId('rows/a-b/c')).not.toBe(fieldDomId('rows/a/b-c'))
    expect(fieldDomId('q10/answer')).toBe('field-q10.answer')
  })
})

describe('a picked pad', () => {
  const radio = (checked: boolean) => ({ checked }) as HTMLInputElement
  const press = (
    handlers: ReturnType<typeof takesBack>,
    currentTarget: HTMLInputElement,
    timeStamp: number,
  ) => {
    handlers.onPointerDown({ currentTarget, timeStamp })
    handlers.onClick({ currentTarget, timeStamp })
  }

  it('picked first, or by a shaky double tap, stays', () => {
    const takeBack = vi.fn()
    const handlers = takesBack(takeBack)
    press(handlers, radio(false), 1_000)
    const picked = radio(false)
    press(handlers, picked, 2_000)
    picked.checked = true
    press(handlers, picked, 2_300)
    expect(takeBack).not.toHaveBeenCalled()
  })

  it('picked again, or with Delete, is taken back', () => {
    const takeBack = vi.fn()
    const handlers = takesBack(takeBack)
    press(handlers, radio(true), 1_000)
    expect(takeBack).toHaveBeenCalledTimes(1)
    handlers.onKeyDown({ currentTarget: radio(true), timeStamp: 2_000, key: 'Delete' })
    expect(takeBack).toHaveBeenCalledTimes(2)
    handlers.onKeyDown({ currentTarget: radio(false), timeStamp: 3_000, key: 'Delete' })
    expect(takeBack).toHaveBeenCalledTimes(2)
  })
})

describe('the sources', () => {
  const folder = new URL('../../src/ui/', import.meta.url)
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => [file, readFileSync(new URL(file, folder), 'utf8')] as const)
  const inputs = sources.flatMap(([file, source]) =>
    [...source.matchAll(/<(?:input|textarea)\b[\s\S]*?\/>/g)].map((match) => [file, match[0]] as const),
  )

  it('keep typed text from the browser’s own database and from spelling services', () => {
    const typed = inputs.filter(([, input]) => !/type="(radio|checkbox|file)"/.test(input))
    expect(typed.length).toBeGreaterThanOrEqual(3)
    const others = typed.filter(([, input]) => !input.includes('{...typing}'))
    expect(others.map(([file]) => file)).toEqual(['CodeField.tsx']) // a code that is worth nothing once it was used
    expect(others[0]?.[1]).toContain('{...codeTyping}')
    expect(Object.fromEntries(sources)['CodeField.tsx']).toContain(
      "codeTyping = { ...typing, autocomplete: 'one-time-code'",
    )
  })

  it('have no style attribute, which the page’s policy would refuse', () => {
    expect(sources.length).toBeGreaterThan(10)
    expect(sources.filter(([, source]) => /\sstyle=/.test(source))).toEqual([])
  })
})
