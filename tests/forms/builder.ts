import type { Json, Result } from '#core'
import { compileForm, type Form, type FormDefinition, type ItemDefinition } from '#forms'
import {
  emptyStatements,
  mergeStatements,
  type NewStatement,
  type Statement,
  type StatementSet,
  stateField,
  statementId,
  stateRowRemoved,
  viewOf,
} from '#record'

/** A form of one page, as its author writes it. */
export const formWith = (...items: readonly ItemDefinition[]): FormDefinition => ({
  id: 'house',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'A house visit',
  pages: [{ id: 'visit', title: 'The visit', items }],
})

/** A question that is needed, with a companion. */
export const call: ItemDefinition = {
  kind: 'yesno',
  id: 'call',
  label: 'Did anyone call?',
  requiredFor: { completion: 'Say whether anyone called' },
  companions: [{ kind: 'tick', id: 'help', label: 'I would like help' }],
}

export function compiled(definition: FormDefinition): Form {
  const result = compileForm(definition)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** One author filling one record; `fork` is the same record on a tablet without network. */
export class Filling {
  set: StatementSet
  clock: number
  readonly author: string

  constructor(set: StatementSet = emptyStatements, clock = 1_000, author = 'anna') {
    this.set = set
    this.clock = clock
    this.author = author
  }

  answer(field: string, value: Json): this {
    return this.#add(stateField(viewOf(this.set), field, value, 1))
  }

  removeRow(row: string): this {
    return this.#add(stateRowRemoved(viewOf(this.set), row, 1))
  }

  /** What is done to the record as a whole, if it can be. */
  act(make: (filling: Filling) => Result<NewStatement, string>): this {
    const made = make(this)
    if (!made.ok) throw new Error(made.error)
    return this.#add(made.value)
  }

  fork(author: string): Filling {
    return new Filling(this.set, this.clock, author)
  }

  merge(other: Filling): this {
    this.set = mergeStatements(this.set, other.set)
    return this
  }

  get view() {
    return viewOf(this.set)
  }

  #context() {
    this.clock += 1_000
    return {
      record: 'record',
      author: this.author,
      device: `${this.author}-tablet`,
      at: this.clock,
      via: 'officer',
    } as const
  }

  #add(said: NewStatement): this {
    const statement: Statement = { ...said, ...this.#context() }
    this.set = mergeStatements(this.set, {
      accepted: new Map([[statementId(statement), statement]]),
      withheld: new Map(),
    })
    return this
  }
}
