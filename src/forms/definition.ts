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
  /** Which services offer it. Absent: nobody fills it as a form, the app keeps it in the course of the work. */
  readonly profiles?: readonly Profile[]
  /** About how long it takes with a client, in minutes. */
  readonly minutes?: number
  /** Never completed: always read and written with its newest version, which keeps every field of those before it. */
  readonly living?: true
  /** Who completes it: its author, or its author and then the manager with a signature of their own. Absent: nobody. */
  readonly completion?: 'author' | 'countersigned'
  /** Of a countersigned form: when the manager's signature is waited for. Absent: always. */
  readonly countersignWhen?: Condition
  /** How an officer is shown what it comes to (`scores/`). Absent: it comes to nothing but its answers. */
  readonly scoring?: Scoring
  readonly pages: readonly PageDefinition[]
}

/**
 * `how-often`: the numbers of each column, and sittings compared. `levels`: ratings counted by page. `needs`: what was said yes to or help is
 * wanted with. `parts`: each part with whether it was talked about.
 */
export type Scoring = 'how-often' | 'levels' | 'needs' | 'parts'

/** A kind of service, each with its own pathway and forms (people-and-pathway.md). */
export type Profile = 'family-safeguarding' | 'sheffield'

export type Audience = 'client' | 'officer' | 'manager' | 'auditor'

export type PageDefinition = {
  readonly id: string
  readonly title: string
  readonly intro?: string
  /**
   * Answered by hand in this tool. The page's fields are then its list view: both read and write the same answers. How a page is shown
   * changes nothing of what is asked or stored, so a tool is no new version.
   */
  readonly tool?: Tool
  /** Of a page of a wheel: it lies round all the others. */
  readonly rim?: true
  /** Of a page of a storyboard: id of the one whose words and drawing are shown beside it. */
  readonly beside?: string
  readonly items: readonly ItemDefinition[]
}

/** What a hand can use in place of fields. */
export type Tool = 'life-map' | 'relationship-circle' | 'storyboard' | 'wheel'

export type ItemDefinition =
  | QuestionDefinition
  | RowsDefinition
  | DrawingDefinition
  | GuidanceDefinition
  | ComputedDefinition

/** One answer with its label: a question, a companion of one, or a column of rows. */
export type FieldDefinition = AnswerDefinition & {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** A column that means something in a tool's picture only: no list and no words have it, and several values of it are nothing to settle. */
  readonly unlisted?: true
}

/** Its own answer is the field `<id>/answer`; each companion is `<id>/<companion id>`. */
export type QuestionDefinition = FieldDefinition & {
  /** What its own answer is called beside its companions, where the question's label does not say. */
  readonly answerLabel?: string
  readonly appliesWhen?: Condition
  /** By purpose, what to tell a person who has left it out, in the words of the field. */
  readonly requiredFor?: { readonly completion: string }
  readonly companions?: readonly CompanionDefinition[]
}

/** `counted`: the question is answered once this is too. */
export type CompanionDefinition = FieldDefinition & { readonly counted?: true }

/**
 * A table that grows. Its cells are `rows/<row>/<column>`: ids of columns differ throughout a form. A row's own field `rows/<row>` holds
 * its place, in a form of several tables with the table's id before it (`rows.ts`).
 */
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
  /** No more rows are offered than this; what two tablets added without knowing of each other stays. */
  readonly most?: number
  /** Counts as one question, answered once a row says something. */
  readonly counted?: true
  readonly columns: readonly ColumnDefinition[]
  readonly appliesWhen?: Condition
}

/** `requiredFor`: waited for in every row that says something. */
export type ColumnDefinition = FieldDefinition & Pick<QuestionDefinition, 'requiredFor'>

/** Drawn by hand. Each stroke is a field of its own, `<id>/<stroke id>`, so two tablets draw in it without knowing of each other. */
export type DrawingDefinition = {
  readonly kind: 'drawing'
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** What a colour stands for here, where it does: `id` is the stroke's `colour`. The first is the one to begin with. */
  readonly colours?: readonly Option[]
  /** Counts as one question, answered once something is drawn. */
  readonly counted?: true
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
  /**
   * What the answers come to: the first that holds stands in place of `text` and `tone`, and is read among the answers, under `title`. It is
   * never typed and nowhere stored.
   */
  readonly outcomes?: readonly Outcome[]
  readonly appliesWhen?: Condition
}

export type Outcome = {
  readonly when: Condition
  readonly tone?: 'warning'
  readonly text: readonly string[]
}

/**
 * Worked out and never typed, so nothing of it is stored: `counts` from the ratings of the named pages of this record, `given` from what the
 * caller hands in under that name (`computed.ts`).
 */
export type ComputedDefinition = {
  readonly kind: 'computed'
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly from: { readonly counts: readonly string[] } | { readonly given: string }
  readonly appliesWhen?: Condition
}

/** What an answer may be. `null`, no answer, fits them all; `DONT_KNOW` those that offer it. */
export type AnswerDefinition =
  | TextAnswer
  | ProseAnswer
  | DateAnswer
  | TimeAnswer
  | YesNoAnswer
  | ChoiceAnswer
  | ChoicesAnswer
  | NumberAnswer
  | ScaleAnswer
  | RatingAnswer
  | FrequencyAnswer
  | TickAnswer
  | SignatureAnswer
  | PhotoAnswer
  | StrokeAnswer
  | PackAnswer
  | FiguresAnswer
  | StaffAnswer

/** A line. Value: text that is not blank, without line breaks. */
export type TextAnswer = {
  readonly kind: 'text'
  readonly maxLength?: number
  readonly dontKnow?: true
  /** Of a companion: the question's label as the person would rather have it. Writing begins with that label. */
  readonly rewords?: true
}

/** Many lines. Value: text that is not blank. */
export type ProseAnswer = {
  readonly kind: 'prose'
  readonly maxLength?: number
  readonly dontKnow?: true
  /** What to say, gently and once, where the words speak of others only (`own-part.ts`). It waits for nothing and stops nothing. */
  readonly ownPart?: string
}

/** Value: a calendar day as `YYYY-MM-DD`. */
export type DateAnswer = { readonly kind: 'date' }

/** Value: a time of day as `HH:MM`. */
export type TimeAnswer = { readonly kind: 'time' }

/** Value: `yes`, `no` or, where offered, `dont-know`. */
export type YesNoAnswer = { readonly kind: 'yesno'; readonly dontKnow?: true }

/** Value: the id of one option. */
export type ChoiceAnswer = { readonly kind: 'choice'; readonly options: readonly Option[] }

/** Value: ids of options, in the order of the options, so that equal choices are equal values. */
export type ChoicesAnswer = { readonly kind: 'choices'; readonly options: readonly Option[] }

/** Value: a whole number from `from` to `to`, typed. */
export type NumberAnswer = { readonly kind: 'number'; readonly from: number; readonly to: number }

/** Value: a whole number from `from` to `to`. `lowest` and `highest` say what the ends mean. */
export type ScaleAnswer = {
  readonly kind: 'scale'
  readonly from: number
  readonly to: number
  readonly lowest: string
  readonly highest: string
  readonly dontKnow?: true
}

/** Value: the id of one level. `levels`: from the lowest to the highest. */
export type RatingAnswer = {
  readonly kind: 'rating'
  readonly levels: readonly Level[]
  readonly dontKnow?: true
  /** What not knowing is called here, where it is more than that: what its pad shows, the key that picks it, and what it means. */
  readonly dontKnowAs?: { readonly mark: string; readonly key: string; readonly label: string }
}

export type Level = {
  readonly id: string
  readonly label: string
  /** What it counts for, 0 to 9: its pad shows this, and its key is this. All levels of a rating have points, or none. */
  readonly points?: number
  /** When it is the right one. */
  readonly meaning?: string
}

/** How often. Value: 0 for never up to 4 for constantly, or `DONT_KNOW`, which is always offered and is no number. */
export type FrequencyAnswer = { readonly kind: 'frequency' }

/** Value: a `Signature` over everything else in the record (`signing.ts`). `nameField`: where the typed name is. */
export type SignatureAnswer = { readonly kind: 'signature'; readonly nameField: string }

/** Value: an `Attachment`. */
export type PhotoAnswer = { readonly kind: 'photo' }

/** Value: a `Stroke`. It stands in a drawing only, never among questions. */
export type StrokeAnswer = { readonly kind: 'stroke' }
/** Value: a `ContentPack` (`packs/`). It is loaded, not typed. */
export type PackAnswer = { readonly kind: 'pack' }

/** Value: `HandedFigures`. They are counted and handed over, not typed. */
export type FiguresAnswer = { readonly kind: 'figures' }

/** Value: a `Staff` (`kinds/staff.ts`), picked among those of the service. */
export type StaffAnswer = { readonly kind: 'staff' }

/** Value: `true`; a tick that is taken away is no answer. */
export type TickAnswer = { readonly kind: 'tick' }

export type Option = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** Among `choices`: stands alone. */
  readonly exclusive?: true
  /** What was meant for this form belongs somewhere else: where, for whoever picks it. Completing waits until it is no longer picked. */
  readonly elsewhere?: string
}

/** When an item applies. A field that does not apply itself counts as not answered; in a conflict any of the values will do. */
export type Condition =
  | { readonly field: string; readonly is: string }
  | { readonly field: string; readonly includes: string }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
