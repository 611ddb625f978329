import type { Compartment } from '#record'

/** A form as authored: plain data. `compileForm` finds everything that is wrong with it. */
export type FormDefinition = {
  /** `[a-z0-9-]{1,64}`, never changed or reused. */
  readonly id: string
  /** Raised by one with every change; records stay on the version they were answered under. */
  readonly version: number
  readonly compartment: Compartment
  readonly audience: Audience
  readonly title: string
  readonly pages: readonly PageDefinition[]
}

export type Audience = 'client' | 'officer' | 'manager' | 'auditor'

export type PageDefinition = {
  readonly id: string
  readonly title: string
  readonly intro?: string
  readonly items: readonly ItemDefinition[]
}

export type ItemDefinition = QuestionDefinition | RowsDefinition | GuidanceDefinition

/** One answer with its label: a question, a companion of one, or a column of rows. */
export type FieldDefinition = AnswerDefinition & {
  readonly id: string
  readonly label: string
  readonly hint?: string
}

/** Its own answer is the field `<id>/answer`; each companion is `<id>/<companion id>`. */
export type QuestionDefinition = FieldDefinition & {
  readonly appliesWhen?: Condition
  /** By purpose, what to tell a person who has left it out, in the words of the field. */
  readonly requiredFor?: { readonly completion: string }
  readonly companions?: readonly FieldDefinition[]
}

/** A table that grows: at most one in a form, because its fields are `rows/<row>/<column>`. */
export type RowsDefinition = {
  readonly kind: 'rows'
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** What one row is, as in "Child 1". */
  readonly rowLabel: string
  readonly addLabel: string
  /** Empty rows shown from the start; they are stored once written in. */
  readonly ready?: number
  readonly columns: readonly FieldDefinition[]
  readonly appliesWhen?: Condition
}

export type GuidanceDefinition = {
  readonly kind: 'guidance'
  readonly id: string
  readonly title?: string
  /** Something to mind, not only to know. */
  readonly tone?: 'warning'
  /** Paragraphs. */
  readonly text: readonly string[]
  readonly appliesWhen?: Condition
}

/** What an answer may be. `null`, no answer, fits them all. */
export type AnswerDefinition =
  | TextAnswer
  | ProseAnswer
  | DateAnswer
  | YesNoAnswer
  | ChoiceAnswer
  | ChoicesAnswer
  | TickAnswer

/** A line. Value: text that is not blank, without line breaks. */
export type TextAnswer = { readonly kind: 'text'; readonly maxLength?: number }

/** Many lines. Value: text that is not blank. */
export type ProseAnswer = { readonly kind: 'prose'; readonly maxLength?: number }

/** Value: a calendar day as `YYYY-MM-DD`. */
export type DateAnswer = { readonly kind: 'date' }

/** Value: `yes`, `no` or, where offered, `dont-know`. */
export type YesNoAnswer = { readonly kind: 'yesno'; readonly dontKnow?: true }

/** Value: the id of one option. */
export type ChoiceAnswer = { readonly kind: 'choice'; readonly options: readonly Option[] }

/** Value: ids of options, in the order of the options, so that equal choices are equal values. */
export type ChoicesAnswer = { readonly kind: 'choices'; readonly options: readonly Option[] }

/** Value: `true`; a tick that is taken away is no answer. */
export type TickAnswer = { readonly kind: 'tick' }

export type Option = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** Among `choices`: stands alone. */
  readonly exclusive?: true
}

/** When an item applies. A field that does not apply itself counts as not answered; in a conflict any of the values will do. */
export type Condition =
  | { readonly field: string; readonly is: string }
  | { readonly field: string; readonly includes: string }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
