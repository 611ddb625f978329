import { caseFacts } from './case-facts.ts'
import type { CaseOnDevice } from './caseload.ts'
import { knownFor } from './known-for.ts'
import { answersOfCase } from './pathway.ts'

/**
 * Everything of a case that is looked through: its client, references, and the people named in the case file. It is read from the officers' part
 * alone, whose key is open; what a closed place holds is not on hand, so that no hit can tell of it.
 */
export const searchableText = knownFor((one: Pick<CaseOnDevice, 'file' | 'records'>): string => {
  const { file } = answersOfCase(one)
  const people = [
    ...['social-worker', 'probation-practitioner'].flatMap((field) => file.said(field)),
    ...file.rows('name', 'linked-name', 'linked-reference').flatMap((row) => Object.values(row)),
  ]
  const { name, facts, reference } = caseFacts(one.file)
  return plain([name, reference, ...facts, ...people].join(' '))
})

/** Whether every word that was typed stands in the text, in any order. */
export function finder(search: string): (text: string) => boolean {
  const words = plain(search).split(/\s+/)
  return (text) => words.every((word) => text.includes(word))
}

/** Without accents and capitals, so that "sian" finds "Siân". */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
