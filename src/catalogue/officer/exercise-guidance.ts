/** For the officer beside the client: never on a client-facing screen. Each entry is a sentence or two. */
export type ExerciseGuidance = {
  readonly purpose: string
  /** How to run it. */
  readonly how: readonly string[]
  /** What to look and listen for. */
  readonly lookFor: readonly string[]
  /** What to be careful about. */
  readonly care?: readonly string[]
  /** What is said in it could be used by the police or a court. */
  readonly evidence?: true
}

/** With the id of the form that it is about. */
export type GuidanceEntry = readonly [form: string, guidance: ExerciseGuidance]
