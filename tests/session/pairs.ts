import fc from 'fast-check'
import { clientForms, latestClientForm } from '#catalogue/client'
import { confidentialForms, latestConfidentialForm } from '#catalogue/confidential'
import {
  changeOfTask,
  councils,
  latestOfficerForm,
  officerForms,
  reasonOfChange,
  sessionPlan,
} from '#catalogue/officer'
import type { Json } from '#core'
import type { Form } from '#forms'
import { fillEverything } from '../catalogue/filled.ts'

type Answers = readonly (readonly [field: string, value: Json])[]

/** What somebody says in one record of a case. */
export type Said = { readonly form: Form; readonly sitting: string; readonly answers: Answers }

/** What no client may learn, nor that it is there. */
export type Hidden = {
  readonly officer: readonly Said[]
  readonly confidential: readonly Said[]
  /** Of the case file. */
  readonly file: Answers
  /** Why tasks were moved, as far as somebody said. */
  readonly reasons: Answers
  /** A text in hand in the case file. */
  readonly draft: string | null
}

/** Two cases that are the same to the client: all in which they differ is the officers' or confidential. */
export type Pair = {
  /** The session that the officer prepares in both. */
  readonly session: number
  /** Which of the exercises that are suggested the officer begins with. */
  readonly from: number
  readonly client: readonly Said[]
  /** What of the case file a client meets: their name, and which council asked. */
  readonly file: Answers
  /** Tasks that the officers moved to another session, and where to. */
  readonly moves: Answers
  readonly parts: readonly [Hidden, Hidden]
}

/** The service's own forms belong to no case; the case file and the changes of the plan are said apart. */
const apart = new Set(['case-file', 'plan-changes', 'content-pack', 'service-settings', 'service-figures'])

/** The newest version of each form that can be filled without a tool, with everything that can be said in it. */
const fillable = (forms: readonly Form[], latest: (id: string) => Form | undefined) =>
  [...new Set(forms.map(({ id }) => id))].flatMap((id) => {
    const form = latest(id)
    if (!form || apart.has(id) || form.pages.some(({ tool }) => tool)) return []
    return [{ form, all: fillEverything(form).filling.view.fields }]
  })

const clients = fillable(clientForms, latestClientForm)
const officers = fillable(officerForms, latestOfficerForm)
const confidential = fillable(confidentialForms, latestConfidentialForm)

const sittings = fc.constantFrom('session-1', 'session-2', 'session-3', 'case', 'case.2')

/** Some of what can be said in one of these forms; a text says whatever it likes. */
const saidIn = (forms: typeof clients, sitting: fc.Arbitrary<string>): fc.Arbitrary<Said> =>
  fc
    .record({ one: fc.constantFrom(...forms), sitting, words: fc.string({ minLength: 1, maxLength: 40 }) })
    .chain(({ one: { form, all }, sitting, words }) => {
      const values = [...all].flatMap(([field, state]): Answers => {
        if (state.kind !== 'value') return []
        const isProse = form.fields.get(field)?.kind === 'prose'
        return [[field, isProse && words.trim() !== '' ? words.trim() : state.value]]
      })
      const some = fc.subarray(values, {
        minLength: Math.min(1, values.length),
        maxLength: Math.min(12, values.length),
      })
      return some.map((answers) => ({ form, sitting, answers }))
    })

/** One record of a form and sitting is one record: what is said of it is said at once. */
const distinct = (all: readonly Said[]): readonly Said[] => [
  ...new Map(all.map((one) => [`${one.form.id} ${one.sitting}`, one])).values(),
]

const tasks = sessionPlan.flatMap((session) =>
  session.tasks
    .filter(({ compartment }) => compartment === 'client')
    .map((task) => ({ change: changeOfTask(session, task), session: session.number })),
)

const fileFields = ['reference/answer', 'area/answer', 'social-worker/answer']
const alsoInFile: Answers = [
  ['legal-status/answer', 'child-protection'],
  ['stage/answer', 'intervention'],
  ['police-investigation/answer', 'yes'],
  ['living/answer', 'apart-no-contact'],
]

const hidden: fc.Arbitrary<Hidden> = fc.record({
  officer: fc.array(saidIn(officers, sittings), { maxLength: 4 }).map(distinct),
  confidential: fc.array(saidIn(confidential, fc.constant('case')), { maxLength: 2 }).map(distinct),
  file: fc
    .tuple(fc.subarray(fileFields), fc.string({ minLength: 1, maxLength: 20 }), fc.subarray([...alsoInFile]))
    .map(([fields, words, more]) => [
      ...fields.map((field) => [field, words.trim() || 'x'] as const),
      ...more,
    ]),
  reasons: fc
    .tuple(fc.subarray(tasks, { maxLength: 2 }), fc.string({ minLength: 1, maxLength: 20 }))
    .map(([some, words]) =>
      some.map(({ change }) => [`${reasonOfChange(change)}/answer`, words.trim() || 'x'] as const),
    ),
  draft: fc.option(fc.string({ maxLength: 20 })),
})

export const pairs: fc.Arbitrary<Pair> = fc.record({
  session: fc.integer({ min: 1, max: sessionPlan.length }),
  from: fc.nat(7),
  client: fc
    .array(saidIn(clients, fc.constantFrom('session-1', 'session-2')), { maxLength: 3 })
    .map(distinct),
  file: fc.constantFrom(...councils.map(({ id }) => id)).map((council) => [
    ['name/answer', 'Marek Rybak'],
    ['council/answer', council],
  ]),
  moves: fc
    .tuple(fc.subarray(tasks, { maxLength: 2 }), fc.integer({ min: 1, max: sessionPlan.length }))
    .map(([some, to]) =>
      some
        .filter(({ session }) => session !== to)
        .map(({ change }) => [`${change}/answer`, String(to)] as const),
    ),
  parts: fc.tuple(hidden, hidden),
})
