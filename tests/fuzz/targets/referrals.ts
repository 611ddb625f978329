import { checkValue } from '#forms'
import { columns } from '../../../src/app/intake/columns.ts'
import { FORMAT, type Referral } from '../../../src/app/intake/referral.ts'
import { readReferrals } from '../../../src/app/intake/referral-file.ts'
import type { Dice } from '../../world/dice.ts'
import { mutateText } from '../mutate.ts'
import { ofText, type Target, target, walkAlong } from '../target.ts'

const referral = {
  ...{ client: 'Shanice Prewett', reference: 'FS-2107', 'social-worker': 'Helen Adeyemi' },
  ...{ 'asked-on': '2026-11-20', wanted: ['assessment', 'one-to-one'], police: 'no', urgent: 'yes' },
  children: [{ name: 'Zofia', age: '7' }],
}
const file = { format: FORMAT, referrals: [referral, { ...referral, reference: 'FS-2108' }] }

const table = [
  'client,reference,social-worker,asked-on,wanted,children,reason',
  'Shanice Prewett,FS-2107,Helen Adeyemi,20/11/2026,assessment;one-to-one,"Zofia, 7","He said ""never"".',
  'Twice."',
].join('\r\n')

/** A letter changed, taken out, put in or doubled, a few times. */
function mutateTable(dice: Dice): string {
  let text = table
  for (let times = 1 + dice.roll(4); times > 0; times--) {
    const at = dice.roll(text.length)
    const letters = ['"', ',', ';', '\n', '\r\n', '\t', '\0', '\ud800', 'x', '7/7/7777', '']
    const letter = letters[dice.roll(letters.length)] ?? ''
    text = text.slice(0, at) + letter + text.slice(at + dice.roll(3))
  }
  return text
}

/** Every answer is one that its question takes, whatever the file said. */
const wrong = (_: string, value: unknown): string | null => {
  const referrals = value as readonly Referral[]
  const known = columns()
  for (const { answers, children } of referrals) {
    for (const needed of ['client', 'reference', 'social-worker', 'asked-on'])
      if (!answers.has(needed)) return `a referral without its ${needed}`
    for (const [name, answer] of answers) {
      const column = known.find((one) => one.name === name)
      if (!column || !checkValue(column.form, `${column.question.id}/answer`, answer).ok)
        return `${JSON.stringify(answer)} as ${name}`
    }
    if (children.some(({ name, age }) => /[\r\n]/.test(name + age))) return 'a child with line breaks'
  }
  return null
}

const parse = (text: string) => {
  const read = readReferrals(text)
  if (read.ok) return { accepted: read.value }
  const isSaid = read.error.length > 0 && read.error.every(({ message }) => message !== '')
  return { refused: isSaid ? 'problems' : 'nothing said' }
}

const careless = {
  throws: ofText((value) => {
    walkAlong(file, value)
    return { refused: 'problems' }
  }),
  accepts: ofText((value) => ({
    accepted: [{ answers: new Map(Object.entries(value as object)), children: [] }],
  })),
}

export const referrals: readonly Target[] = [
  target<string>({
    name: 'referrals in JSON',
    mutate: (dice) => mutateText(dice, file, [file, referral]),
    parse,
    refusals: ['problems'],
    wrong,
    careless: { ...careless, throws: (text) => ({ accepted: JSON.parse(text) }) },
  }),
  target<string>({
    name: 'referrals in a table',
    mutate: mutateTable,
    parse,
    refusals: ['problems'],
    wrong,
    careless: {
      throws: (text) => ({ accepted: JSON.parse(text) }),
      accepts: (text) => ({ accepted: [{ answers: new Map([['client', text]]), children: [] }] }),
    },
  }),
]
