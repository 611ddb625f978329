import {
  type CaseAnswers,
  caseAnswers,
  caseFileHeader,
  movesOf,
  noticesOf,
  type ReadableRecord,
  type Stage,
  usualPractice,
} from '#casework'
import type { Json } from '#core'
import { checkValue, complete, type Form, tableOf } from '#forms'
import type { RecordHeader } from '#record'
import { formOf } from '../catalogue/asking.ts'
import { fillEverything } from '../catalogue/filled.ts'
import { Filling } from '../forms/builder.ts'

const space = 'AAAAAAAAAAAAAAAAAAAAAA'
export const TODAY = '2026-11-25'

type Said = { readonly [field: string]: Json }

/** A case that is told record by record. Every answer is one that its form takes, so a rule cannot read what no form asks. */
export class Scenario {
  readonly #records = new Map<
    string,
    { readonly header: RecordHeader; readonly form: Form; filling: Filling }
  >()

  constructor() {
    this.says('case-file', { name: 'Marek Rybak', 'social-worker': 'Helen Adeyemi' })
  }

  /** In the short names of questions; `adult/note` is a companion. */
  says(form: string, said: Said, sitting = 'case'): this {
    const { filling } = this.record(form, sitting)
    for (const [id, value] of Object.entries(said)) this.#put(form, filling, path(id), value)
    return this
  }

  /** The same on a tablet that has not seen what the others said. */
  saysElsewhere(form: string, said: Said, since: Filling, author: string, sitting = 'case'): this {
    const fork = since.fork(author)
    for (const [id, value] of Object.entries(said)) this.#put(form, fork, path(id), value)
    this.record(form, sitting).filling.merge(fork)
    return this
  }

  /** A row of a table, with these cells. */
  row(form: string, table: string, cells: Said, sitting = 'case'): this {
    const { filling, form: definition } = this.record(form, sitting)
    const count = filling.view.rows.length
    const id = `cm93LW9uZS1mb3ItdGV${'stuvwxyz'[count]}dA`
    const place = definition.tables.length > 1 ? `${table}.a${count}` : `a${count}`
    this.#put(form, filling, `rows/${id}`, place)
    for (const [column, value] of Object.entries(cells))
      this.#put(form, filling, `rows/${id}/${column}`, value)
    if (!filling.view.rows.some((row) => tableOf(definition, filling.view, row) === table))
      throw new Error(`${form} has no table ${table}.`)
    return this
  }

  /** Everything answered, these as said, and completed. */
  completes(form: string, said: Said = {}, sitting = 'case'): this {
    const one = this.record(form, sitting)
    const unsigned = withoutSignatures(one.form)
    const picks = new Map(
      Object.entries(said).flatMap(([id, value]) =>
        typeof value === 'string' ? [[path(id), [value]] as const] : [],
      ),
    )
    const dates = Object.entries(said).filter(([, value]) => /^\d{4}-\d\d-\d\d$/.test(String(value)))
    for (const [id] of dates) picks.delete(path(id))
    one.filling = fillEverything(unsigned, picks).filling
    for (const [id, value] of Object.entries(said)) this.#put(form, one.filling, path(id), value)
    one.filling.act(({ view }) => complete(unsigned, view))
    return this
  }

  record(form: string, sitting = 'case') {
    const definition = formOf(form)
    const { compartment } = definition
    const key = `${form} ${sitting}`
    const header = form === 'case-file' ? caseFileHeader(space) : { space, compartment, form, sitting }
    const one = this.#records.get(key) ?? { header, form: definition, filling: new Filling() }
    this.#records.set(key, one)
    return one
  }

  at(stage: Stage, since = '2026-11-02'): this {
    return this.says('case-file', { stage, 'stage-since': since })
  }

  get answers(): CaseAnswers {
    const all = [...this.#records.values()].map(({ header, filling }) => ({ header, set: filling.set }))
    const [file, ...others] = all
    if (!file) throw new Error('There is no case file.')
    return caseAnswers(file, others)
  }

  /** What its separate place holds. */
  get there(): readonly ReadableRecord[] {
    return [...this.#records.values()]
      .filter(({ header }) => header.compartment === 'confidential')
      .map(({ header, filling }) => ({ header, set: filling.set }))
  }

  notices(today = TODAY, practice = usualPractice) {
    return noticesOf(this.answers, today, practice)
  }

  /** Titles with their reasons. */
  told(today = TODAY, practice = usualPractice): string {
    return this.notices(today, practice)
      .map(({ title, why }) => `${title}. ${why}`)
      .join('\n')
  }

  /** What the way to a stage waits for; undefined when there is no such way. */
  missingFor(to: Stage, today = TODAY): readonly string[] | undefined {
    return movesOf(this.answers, today).find((move) => move.to === to)?.missing
  }

  #put(form: string, filling: Filling, field: string, value: Json): void {
    const checked = checkValue(formOf(form), field, value)
    if (!checked.ok)
      throw new Error(`${form} does not take ${JSON.stringify(value)} in ${field}: ${checked.error}.`)
    filling.answer(field, value)
  }
}

const path = (id: string): string => (id.includes('/') ? id : `${id}/answer`)

/** What is signed covers all else, which no scenario says by itself. */
const withoutSignatures = (form: Form): Form => ({
  ...form,
  pages: form.pages.map((page) => ({
    ...page,
    items: page.items.filter(({ kind }) => kind !== 'signature'),
  })),
})
