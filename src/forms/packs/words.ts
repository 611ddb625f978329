import type {
  AnswerDefinition,
  FieldDefinition,
  FormDefinition,
  ItemDefinition,
  QuestionDefinition,
} from '../definition.ts'
import { isDrawing, isRows } from '../form.ts'

/** What a person reads in one place of a form: a line, or paragraphs. */
export type Words = string | readonly string[]

/** What stands at a path instead; the same kind of words. */
type Change = <W extends Words>(path: string, words: W) => W

/**
 * The same form with other words. A path is made of ids and never of places in a list, so that it means the same in every version that
 * has the item: `pages.always.intro`, `items.leaflet.options.yes.label`. Nothing but words passes through: kinds, ids, conditions and scores cannot be
 * changed this way.
 */
export const changeWords = (form: FormDefinition, change: Change): FormDefinition => ({
  ...form,
  title: change('title', form.title),
  pages: form.pages.map((page) => ({
    ...page,
    title: change(`pages.${page.id}.title`, page.title),
    ...(page.intro === undefined ? {} : { intro: change(`pages.${page.id}.intro`, page.intro) }),
    items: page.items.map((item) => ofItem(item, under(change, `items.${item.id}`))),
  })),
})

/** Every place of a form that has words, in the order in which it is read. */
export function wordsOf(form: FormDefinition): ReadonlyMap<string, Words> {
  const words = new Map<string, Words>()
  changeWords(form, (path, one) => {
    words.set(path, one)
    return one
  })
  return words
}

export const sameWords = (a: Words | undefined, b: Words | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

function ofItem(item: ItemDefinition, change: Change): ItemDefinition {
  if (item.kind === 'guidance')
    return {
      ...item,
      ...optional(change, 'title', item.title),
      text: change('text', item.text),
      ...(item.outcomes
        ? {
            outcomes: item.outcomes.map((outcome, index) => ({
              ...outcome,
              text: change(`outcomes.${index + 1}.text`, outcome.text),
            })),
          }
        : {}),
    }
  if (item.kind === 'computed')
    return { ...item, label: change('label', item.label), ...optional(change, 'hint', item.hint) }
  if (isRows(item))
    return {
      ...item,
      label: change('label', item.label),
      ...optional(change, 'hint', item.hint),
      rowLabel: change('rowLabel', item.rowLabel),
      addLabel: change('addLabel', item.addLabel),
      columns: item.columns.map((column) => {
        const inColumn = under(change, `columns.${column.id}`)
        return { ...ofField(column, inColumn), ...required(inColumn, column.requiredFor) }
      }),
    }
  if (isDrawing(item))
    return {
      ...item,
      label: change('label', item.label),
      ...optional(change, 'hint', item.hint),
      ...(item.colours
        ? {
            colours: item.colours.map((colour) => ({
              ...colour,
              label: change(`colours.${colour.id}.label`, colour.label),
            })),
          }
        : {}),
    }
  return {
    ...ofField(item, change),
    ...optional(change, 'answerLabel', item.answerLabel),
    ...required(change, item.requiredFor),
    ...(item.companions
      ? {
          companions: item.companions.map((companion) =>
            ofField(companion, under(change, `companions.${companion.id}`)),
          ),
        }
      : {}),
  }
}

const ofField = <F extends FieldDefinition>(field: F, change: Change): F => ({
  ...field,
  label: change('label', field.label),
  ...optional(change, 'hint', field.hint),
  ...ofAnswer(field, change),
})

function ofAnswer(answer: AnswerDefinition, change: Change): Partial<AnswerDefinition> {
  switch (answer.kind) {
    case 'choice':
    case 'choices':
      return {
        options: answer.options.map((option) => ({
          ...option,
          label: change(`options.${option.id}.label`, option.label),
          ...optional(under(change, `options.${option.id}`), 'hint', option.hint),
          ...optional(under(change, `options.${option.id}`), 'elsewhere', option.elsewhere),
        })),
      }
    case 'rating':
      return {
        levels: answer.levels.map((level) => ({
          ...level,
          label: change(`levels.${level.id}.label`, level.label),
          ...optional(under(change, `levels.${level.id}`), 'meaning', level.meaning),
        })),
        ...(answer.dontKnowAs
          ? { dontKnowAs: { ...answer.dontKnowAs, label: change('dontKnow', answer.dontKnowAs.label) } }
          : {}),
      }
    case 'prose':
      return optional(change, 'ownPart', answer.ownPart)
    case 'scale':
      return { lowest: change('lowest', answer.lowest), highest: change('highest', answer.highest) }
    default:
      return {}
  }
}

const required = (change: Change, waitsFor: QuestionDefinition['requiredFor']) =>
  waitsFor ? { requiredFor: { completion: change('required', waitsFor.completion) } } : {}

const under =
  (change: Change, prefix: string): Change =>
  (path, words) =>
    change(`${prefix}.${path}`, words)

/** A place that the form has no words for stays without. */
const optional = <K extends string>(
  change: Change,
  key: K,
  words: string | undefined,
): { readonly [key in K]?: string } =>
  words === undefined ? {} : ({ [key]: change(key, words) } as { readonly [key in K]: string })
