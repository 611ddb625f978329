import type { Day } from '#casework'
import { latestOfficerForm } from '#catalogue/officer'
import { fieldStateOf, type Head, type RecordHeader, viewOf } from '#record'
import type { Editors } from '../device/editors.ts'
import type { CaseOnDevice } from './caseload.ts'
import { answersOfCase } from './pathway.ts'

/** What somebody said on whether a referral is urgent; empty where a question has no answer, or two. */
export type UrgentWord = {
  readonly header: RecordHeader
  readonly as: string
  readonly name: string
  /** `yes` or `no`; empty where two people wrote different things. */
  readonly endorsed: string
  readonly on: string
  readonly how: string
  readonly why: string
  /** Who wrote it, whoever’s word it is. */
  readonly writtenBy: readonly Head[]
}

const FORM = 'urgent-endorsement'

/** Every word that was given on a case. */
export const urgentWords = (one: Pick<CaseOnDevice, 'file' | 'records'>): readonly UrgentWord[] =>
  answersOfCase(one)
    .of(FORM)
    .flatMap((said): readonly UrgentWord[] => {
      const writtenBy = fieldStateOf(viewOf(said.set), 'endorsed/answer').heads
      if (said.said('endorsed').every((answer) => answer === '')) return []
      const text = (question: string) => said.one(question) ?? ''
      return [
        {
          ...{ header: said.header, as: text('as'), name: text('name'), endorsed: text('endorsed') },
          ...{ on: text('given-on'), how: text('given-how'), why: text('why'), writtenBy },
        },
      ]
    })

/** Where somebody writes their own word: one place for each of them (docs/protocol.md §8j). */
export const ownWord = (space: string, author: string): RecordHeader => ({
  ...{ space, compartment: 'officer' },
  ...{ form: FORM, sitting: author },
})

/** Begins a service manager's own word with what is known of it; what is there already stays. */
export async function beginOwnWord(
  editors: Pick<Editors, 'open'>,
  header: RecordHeader,
  { name, today }: { readonly name: string; readonly today: Day },
): Promise<void> {
  const form = latestOfficerForm(header.form)
  if (!form) throw new Error('A word on urgency has a form.')
  const editor = await editors.open(header, form)
  const { view } = editor.state()
  const known = { as: 'service-manager', name, 'given-on': today, 'given-how': 'At their own sign-in' }
  await editor.answerAll(
    Object.entries(known)
      .map(([question, value]) => ({ field: `${question}/answer`, value }))
      .filter(({ field }) => !view.fields.has(field)),
  )
  await editor.close()
}

/** Whether a service manager's word is there: their own, one that somebody else wrote, or none. `author`: who asks. */
export function serviceManagersWord(
  one: Pick<CaseOnDevice, 'file' | 'records'>,
  author: string,
): 'own' | 'others' | 'none' {
  const words = urgentWords(one)
  if (words.some(({ header }) => header.sitting === author)) return 'own'
  return words.some(({ as }) => as === 'service-manager') ? 'others' : 'none'
}
