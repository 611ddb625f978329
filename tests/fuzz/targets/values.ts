import { clientForms } from '#catalogue/client'
import { confidentialForms } from '#catalogue/confidential'
import { officerForms } from '#catalogue/officer'
import { canonicalText, type Json } from '#core'
import { checkValue, evaluate, type Form } from '#forms'
import { fillEverything } from '../../catalogue/filled.ts'
import { Filling } from '../../forms/builder.ts'
import type { Dice } from '../../world/dice.ts'
import { mutateText } from '../mutate.ts'
import * as page from '../page.ts'
import { ofText, type Target, target } from '../target.ts'

type Said = { readonly form: Form; readonly field: string; readonly value: Json }
type Change = { readonly said: Said; readonly text: string }

const INK = {
  width: 400,
  height: 120,
  strokes: [
    [10, 20, 30, 40],
    [1, 1, 2, 2],
  ],
}

/** Every answer that can be given in any form that can be filled without a tool. */
const samples: readonly Said[] = [...clientForms, ...officerForms, ...confidentialForms].flatMap((form) => {
  try {
    const { filling } = fillEverything(form)
    return [...filling.view.fields].flatMap(([field, state]) => {
      const value = state.kind === 'value' ? state.value : null
      return isSignature(value)
        ? [
            { form, field, value },
            { form, field, value: { ...value, ink: INK } },
          ]
        : [{ form, field, value }]
    })
  } catch {
    return [] // a form of a tool
  }
})

function isSignature(value: Json): value is { readonly ink: null; readonly content: string } {
  return typeof value === 'object' && value !== null && 'ink' in value
}

/** Values of other fields are likeliest to be nearly right. */
function mutated(dice: Dice): Change {
  const said = samples[dice.roll(samples.length)] as Said
  const others = Array.from({ length: 4 }, () => samples[dice.roll(samples.length)]?.value)
  return { said, text: mutateText(dice, [said.value], others) }
}

const parseAs =
  (check: (said: Said, value: Json) => ReturnType<typeof checkValue>) =>
  ({ said, text }: Change) =>
    ofText((list) => {
      const value = (Array.isArray(list) ? list[0] : list) as Json
      if (value === undefined || !page.json(24)(value)) return { refused: 'not-json' } // `isStatement` has looked before
      const checked = check(said, value)
      return checked.ok ? { accepted: value } : { refused: checked.error }
    })(text)

/** What the server took is shown by every tablet: the form goes on with it. */
function wrong({ said: { form, field } }: Change, accepted: unknown): string | null {
  const value = accepted as Json
  const where = `${form.id} ${field} ${canonicalText(value).slice(0, 300)}`
  const filling = new Filling()
  filling.answer(field, value)
  try {
    evaluate(form, filling.view)
  } catch (error) {
    return `what no tablet can show: ${where}: ${String(error)}`
  }
  if (value === null || form.fields.get(field)?.kind !== 'yesno') return null
  return typeof value === 'string' ? null : `what answers no question: ${where}`
}

export const values: readonly Target[] = [
  target<Change>({
    name: 'value of a field',
    mutate: mutated,
    parse: parseAs(({ form, field }, value) => checkValue(form, field, value)),
    refusals: ['unknown-field', 'bad-value', 'not-json'],
    wrong,
    careless: {
      throws: parseAs((_, value) => ({ ok: true, value: (value as string).trim() })),
      accepts: parseAs((_, value) => ({ ok: true, value })),
    },
  }),
]
