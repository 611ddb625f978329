import Check from 'lucide-solid/icons/check'
import { createMemo, Index, Match, Show, Switch } from 'solid-js'
import type { CaseTask } from '../cases/plan.ts'
import { type Exercise, exerciseKey, type PlanLine } from '../cases/sessions.ts'
import { sittingInWords } from '../cases/sittings.ts'

type Picking = {
  /** Keys of the exercises that are ticked. */
  readonly ticked: readonly string[]
  readonly onToggle: (exercise: Exercise) => void
}

/** The exercises to hand over: the session's plan in its order, and the others that this app has. */
export function ExerciseList(
  props: Picking & {
    readonly planned: readonly PlanLine[]
    readonly others: readonly Exercise[]
    readonly error: string | undefined
  },
) {
  const others = createMemo(() => Map.groupBy(props.others, ({ suggested }) => suggested))
  return (
    <div class="stack">
      {/* biome-ignore lint/a11y/useSemanticElements: a legend cannot be laid out beside its controls */}
      <div
        class="stack"
        role="group"
        aria-labelledby="exercises-label"
        aria-describedby={props.error ? 'exercises-hint exercises-error' : 'exercises-hint'}
      >
        <div>
          <p class="field-label" id="exercises-label">
            Exercises to hand over
          </p>
          <p class="field-hint" id="exercises-hint">
            In the order of the plan. One that was begun goes on where it stood.
          </p>
        </div>
        <Show when={props.error}>
          <p class="field-error" id="exercises-error">
            {props.error}
          </p>
        </Show>
        <ol class="exercise-list">
          <Index each={props.planned}>
            {(line) => (
              <li>
                <PlannedLine line={line()} ticked={props.ticked} onToggle={props.onToggle} />
              </li>
            )}
          </Index>
          <Index each={others().get(true)}>
            {(exercise) => (
              <li>
                <ExerciseTick exercise={exercise()} ticked={props.ticked} onToggle={props.onToggle} />
              </li>
            )}
          </Index>
        </ol>
      </div>
      <Show when={others().get(false)}>
        {(rest) => (
          <details class="fold">
            <summary>Something else ({rest().length})</summary>
            <ul class="exercise-list">
              <Index each={rest()}>
                {(exercise) => (
                  <li>
                    <ExerciseTick exercise={exercise()} ticked={props.ticked} onToggle={props.onToggle} />
                  </li>
                )}
              </Index>
            </ul>
          </details>
        )}
      </Show>
    </div>
  )
}

function PlannedLine(props: Picking & { readonly line: PlanLine }) {
  const exercise = () => (props.line.kind === 'exercise' ? props.line.exercise : undefined)
  return (
    <Switch>
      <Match when={exercise()}>
        {(known) => (
          <ExerciseTick
            exercise={known()}
            moved={movedInWords(props.line.task)}
            ticked={props.ticked}
            onToggle={props.onToggle}
          />
        )}
      </Match>
      <Match when={true}>
        <p class="exercise-paper">
          {props.line.task.title} <span class="small">On paper for now</span>
          <span class="option-hint">{movedInWords(props.line.task)}</span>
        </p>
      </Match>
    </Switch>
  )
}

/** Why a task is in this session and not where the table has it; nothing where it stands as planned. */
function movedInWords({ from, why }: CaseTask): string {
  if (from === undefined) return ''
  return `Moved here from session ${from}${why === undefined ? ', no reason given yet' : `: ${why}`}`
}

function ExerciseTick(props: Picking & { readonly exercise: Exercise; readonly moved?: string }) {
  const form = () => props.exercise.form
  return (
    <label class="option">
      <input
        type="checkbox"
        checked={props.ticked.includes(exerciseKey(props.exercise))}
        onChange={() => props.onToggle(props.exercise)}
      />
      <span class="mark">
        <Check size={20} strokeWidth={3} />
      </span>
      <span>
        {props.exercise.anew ? `Begin anew: ${form().title}` : form().title}
        <span class="option-hint">{standing(props.exercise)}</span>
        <Show when={props.moved}>
          <span class="option-hint">{props.moved}</span>
        </Show>
      </span>
    </label>
  )
}

/** "Not begun · about 20 minutes", "3 of 27 answered in session 1". */
function standing({ form, reading, anew }: Exercise): string {
  if (anew) return 'A sitting of its own, to set beside the one before'
  if (!reading) return form.minutes ? `Not begun · about ${form.minutes} minutes` : 'Not begun'
  const { answered, of } = reading.state.progress
  return `${answered} of ${of} answered, ${sittingInWords(reading.header.sitting).toLowerCase()}`
}
