import { describe, expect, it } from 'vitest'
import { possibleDuplicates } from '#casework'

const marek = { name: 'Marek Rybak', born: '1988-03-07' }
const whyOf = (name: string, born: string | null, person: { name: string; born: string | null } = marek) =>
  possibleDuplicates(person, [{ key: 'k', person: { name, born } }])[0]?.why

describe('possible duplicates: by name and date of birth, and always with why', () => {
  it.each([
    ['Marek Rybak', '1988-03-07', 'The same name, and the same date of birth.'],
    ['RYBAK, Marek', '1988-03-07', 'The same name, and the same date of birth.'],
    ['Márek Rybák', '1988-03-07', 'The same name, and the same date of birth.'],
    ['Marek Ribak', '1988-03-07', 'A name much like it, and the same date of birth.'],
    ['Marek Jan Rybak', '1988-03-07', 'A name much like it, and the same date of birth.'],
    [
      'Marek Rybak',
      '1988-07-03',
      'The same name, and a date of birth with day and month the other way round.',
    ],
    ['Marek Rybak', '1989-03-07', 'The same name, and a date of birth with one figure that differs.'],
    ['Marek Rybak', null, 'The same name; a date of birth is not known.'],
  ])('%s, born %s', (name, born, why) => {
    expect(whyOf(name, born)).toBe(why)
  })

  it.each([
    ['Marek Rybak', '1979-11-21'],
    ['Marek Nowak', '1988-03-07'],
    ['Piotr Rybak', '1988-03-07'],
    ['Marek Ribak', null],
    ['Marek', '1988-03-07'],
    ['', '1988-03-07'],
  ])('not %s, born %s', (name, born) => {
    expect(whyOf(name, born)).toBeUndefined()
  })

  it('says the same from either side, and never of nobody', () => {
    expect(whyOf('Marek Rybak', '1988-03-07', { name: 'Marek Ribak', born: '1988-03-07' })).toMatch(
      /much like/,
    )
    expect(whyOf('Marek Rybak', '1988-03-07', { name: ' ', born: '1988-03-07' })).toBeUndefined()
  })

  it('names each, among many', () => {
    const others = ['Marek Ribak', 'Ewa Nowak', 'Rybak Marek'].map((name) => ({
      key: name,
      person: { name, born: '1988-03-07' },
    }))
    expect(possibleDuplicates(marek, others).map(({ key }) => key)).toEqual(['Marek Ribak', 'Rybak Marek'])
  })
})
