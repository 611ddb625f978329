import { clientForms } from '#catalogue/client'
import { confidentialForms } from '#catalogue/confidential'
import { officerForms } from '#catalogue/officer'
import {
  type FieldDefinition,
  type Form,
  type ItemDefinition,
  isDontKnow,
  levelsOf,
  offersDontKnow,
  optionsOf,
  stepsOf,
} from '#forms'

/** A form as somebody outside the project reads it: what is asked, in which order, and what can be answered. */
export type ListedForm = Pick<Form, 'id' | 'version' | 'title' | 'profiles' | 'audience' | 'compartment'> & {
  readonly parts: readonly {
    readonly id: string
    readonly title: string
    readonly items: readonly ListedItem[]
  }[]
}

type ListedItem = ListedField & {
  /** What a row asks, or the answers that stand side by side under one question, its own first. */
  readonly columns?: readonly ListedField[]
}

type ListedField = {
  readonly id: string
  readonly kind: string
  readonly label: string
  /** From the lowest to the highest; `?` is not knowing. */
  readonly scale?: readonly Step[]
  readonly options?: readonly Step[]
}

type Step = { readonly value: string | number; readonly label?: string; readonly meaning?: string }

/** The newest version of every form that a service offers. What the app keeps by itself in the course of the work is none. */
export function listForms(): readonly ListedForm[] {
  const all = [...clientForms, ...officerForms, ...confidentialForms].filter(({ profiles }) => profiles)
  const isNewest = (form: Form) => all.every(({ id, version }) => id !== form.id || version <= form.version)
  return all.filter(isNewest).map(listedForm)
}

const listedForm = ({ id, version, title, profiles, audience, compartment, pages }: Form): ListedForm => ({
  ...{ id, version, title, ...(profiles ? { profiles } : {}), audience, compartment },
  parts: pages.map((page) => ({ id: page.id, title: page.title, items: page.items.map(listedItem) })),
})

function listedItem(item: ItemDefinition): ListedItem {
  const { id } = item
  if (item.kind === 'guidance')
    return {
      id,
      kind: item.outcomes ? 'computed' : 'guidance',
      label: item.title ?? item.text.join(' '),
    }
  if (item.kind === 'computed') return { id, kind: 'computed', label: item.label }
  if (item.kind === 'rows')
    return {
      id,
      kind: 'rows',
      label: item.label,
      columns: item.columns.filter(({ unlisted }) => !unlisted).map(listedField),
    }
  if (item.kind === 'drawing') return { id, kind: 'drawing', label: item.label }
  const own = listedField(item)
  if (!item.companions?.length) return own
  const answer = { ...own, id: 'answer', label: item.answerLabel ?? item.label }
  return { ...own, columns: [answer, ...item.companions.map(listedField)] }
}

function listedField(field: FieldDefinition): ListedField {
  const { id, kind, label } = field
  const scale = scaleOf(field)
  const options = kind === 'choice' || kind === 'choices' ? optionsOf(field).map(listedOption) : []
  return {
    ...{ id, kind: plainKinds[kind] ?? kind, label },
    ...(scale.length > 0 ? { scale } : {}),
    ...(options.length > 0 ? { options } : {}),
  }
}

/** Kinds that are told apart on screen only. */
const plainKinds: { readonly [kind: string]: string } = {
  ...{ tick: 'yesno', time: 'text', number: 'text', staff: 'people' },
  photo: 'drawing',
}

function scaleOf(field: FieldDefinition): readonly Step[] {
  if (field.kind === 'scale') {
    const steps = stepsOf(field).map((value): Step => {
      const end = value === field.from ? field.lowest : value === field.to ? field.highest : undefined
      return { value, ...(end === undefined ? {} : { label: end }) }
    })
    return offersDontKnow(field) ? [...steps, { value: '?', label: 'Don’t know' }] : steps
  }
  const meanings = new Map(optionsOf(field).map(({ id, hint }) => [id, hint]))
  return levelsOf(field).map(({ value, label }) => {
    const meaning = meanings.get(String(value))
    const shown = isDontKnow(value) ? '?' : typeof value === 'number' ? value : String(value)
    return { value: shown, label, ...(meaning === undefined ? {} : { meaning }) }
  })
}

const listedOption = ({ id, label, hint }: ReturnType<typeof optionsOf>[number]): Step => ({
  value: id,
  label,
  ...(hint === undefined ? {} : { meaning: hint }),
})
