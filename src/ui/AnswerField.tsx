import { Match, Show, Switch } from 'solid-js'
import type { Json } from '#core'
import {
  type AnswerState,
  DONT_KNOW,
  isDontKnow,
  levelsOf,
  maxLengthOf,
  meaningsOf,
  offersDontKnow,
  optionsOf,
  toggleChoice,
} from '#forms'
import { usePage } from './answering.ts'
import { DateField } from './DateField.tsx'
import { FieldConflict } from './FieldConflict.tsx'
import { fieldDomId } from './field-ids.ts'
import { LevelPad } from './LevelPad.tsx'
import { OwnPart } from './OwnPart.tsx'
import { PhotoField } from './PhotoField.tsx'
import { Choice, Choices, Tick, YesNoPad } from './picks.tsx'
import { ScalePad } from './ScalePad.tsx'
import { SignaturePad } from './SignaturePad.tsx'
import { ProseField, TextField } from './TextField.tsx'
import { createTextEntry } from './text-entry.ts'

export type AnswerFieldProps = {
  readonly answer: AnswerState
  /** What is missing, in the words of the field. */
  readonly missing?: string | undefined
  /** The question that a companion belongs to. */
  readonly about?: string | undefined
  /** What to call it here, where that is not its own label. */
  readonly label?: string | undefined
  /** The words to write from where there are none yet. */
  readonly beginning?: string | undefined
}

/** The control for one answer, or its answers side by side when there is more than one. */
export function AnswerField(props: AnswerFieldProps) {
  const { officers } = usePage()
  return (
    <>
      <Show when={props.answer.state.kind === 'conflict'} fallback={<Control {...props} />}>
        <Show when={officers} fallback={<FieldConflict answer={props.answer} />}>
          {(own) => {
            const { Conflict } = own()
            return (
              <Conflict answer={props.answer}>
                <Control {...props} />
              </Conflict>
            )
          }}
        </Show>
      </Show>
      <Show when={officers}>
        {(own) => {
          const { History } = own()
          // Its room is there before the first answer, so that nothing moves from under a finger when that one is kept.
          return (
            <Show when={props.answer.state.heads.length > 0} fallback={<div class="history-room" />}>
              <History field={props.answer.field} label={props.label ?? props.answer.definition.label} />
            </Show>
          )
        }}
      </Show>
    </>
  )
}

function Control(props: AnswerFieldProps) {
  const { mode } = usePage()
  return (
    <Switch>
      <Match when={isTyped(props.answer)}>
        <TypedField {...props} />
        <Show when={offersDontKnow(props.answer.definition)}>
          <DontKnowTick answer={props.answer} />
        </Show>
        <Show when={mode === 'client' && ownPartAsked(props.answer)}>
          {(asked) => <OwnPart text={asked().text} words={asked().words} />}
        </Show>
      </Match>
      <Match when={true}>
        <PickedField {...props} />
      </Match>
    </Switch>
  )
}

/** What was written, where the question wants to hear of the person's own part. */
function ownPartAsked({ definition, state }: AnswerState) {
  if (definition.kind !== 'prose' || definition.ownPart === undefined) return undefined
  const text = state.kind === 'value' && typeof state.value === 'string' ? state.value : ''
  return { text, words: definition.ownPart }
}

const isTyped = ({ definition: { kind } }: AnswerState): boolean =>
  kind === 'text' || kind === 'prose' || kind === 'number' || kind === 'date' || kind === 'time'

function TypedField(props: AnswerFieldProps) {
  const page = usePage()
  const entry = createTextEntry(() => props.answer, page.answering, props.beginning)
  const words = {
    id: fieldDomId(props.answer.field),
    label: props.label ?? props.answer.definition.label,
    hint: props.answer.definition.hint,
    get error() {
      return entry.error() ?? props.missing
    },
    get value() {
      return entry.text()
    },
    onInput: entry.input,
    onLeave: entry.leave,
  }
  const definition = props.answer.definition
  switch (definition.kind) {
    case 'text':
      return <TextField {...words} maxLength={maxLengthOf(definition)} />
    case 'prose':
      return <ProseField {...words} maxLength={maxLengthOf(definition)} />
    case 'number':
    case 'time':
      return <TextField {...words} short inputMode="numeric" />
    default:
      return <DateField {...words} />
  }
}

function PickedField(props: AnswerFieldProps) {
  const { answering, officers, onEnd } = usePage()
  const field = props.answer.field
  const definition = props.answer.definition
  const value = (): Json => (props.answer.state.kind === 'value' ? props.answer.state.value : null)
  const answer = (now: Json) => answering.answer(field, now)
  const words = {
    id: fieldDomId(field),
    label: definition.label,
    hint: definition.hint,
    get error() {
      return props.missing
    },
    options: optionsOf(definition),
  }
  switch (definition.kind) {
    case 'yesno':
      return <YesNoPad {...words} value={textOrNull(value())} onPick={answer} />
    case 'choice':
      return <Choice {...words} value={textOrNull(value())} onPick={answer} />
    case 'choices':
      return (
        <Choices
          {...words}
          value={textsOf(value())}
          onToggle={(id) => answer(toggleChoice(definition, value(), id))}
        />
      )
    case 'scale':
      return <ScalePad {...words} scale={definition} value={value()} onPick={answer} />
    case 'frequency':
    case 'rating':
      return (
        <LevelPad
          {...words}
          label={props.label ?? definition.label}
          about={props.about}
          levels={levelsOf(definition)}
          meanings={meaningsOf(definition)}
          value={value()}
          onPick={answer}
          onEnd={onEnd}
        />
      )
    case 'signature':
      return (
        <Show when={props.answer.signing}>
          {(signing) => <SignaturePad {...words} value={value()} signing={signing()} onSign={answer} />}
        </Show>
      )
    case 'staff':
      return (
        <Show when={officers}>
          {(own) => {
            const { StaffField } = own()
            return <StaffField {...words} value={value()} onPick={answer} />
          }}
        </Show>
      )
    case 'photo':
      return <PhotoField {...words} value={value()} onPick={answer} />
    default:
      return (
        <Tick
          id={words.id}
          label={words.label}
          about={props.about}
          value={value() === true}
          onTick={(ticked) => answer(ticked ? true : null)}
        />
      )
  }
}

/** For what is typed: an answer like any other, taken back by another tap or by typing. */
function DontKnowTick(props: { readonly answer: AnswerState }) {
  const { answering } = usePage()
  const field = () => props.answer.field
  const state = () => props.answer.state
  return (
    <Tick
      id={`${fieldDomId(field())}-unsure`}
      label="I don’t know"
      about={props.answer.definition.label}
      unsure
      value={isUnsure(state())}
      onTick={(ticked) => answering.answer(field(), ticked ? DONT_KNOW : null)}
    />
  )
}

const isUnsure = (state: AnswerState['state']): boolean => state.kind === 'value' && isDontKnow(state.value)

const textOrNull = (value: Json): string | null => (typeof value === 'string' ? value : null)

const textsOf = (value: Json): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
