import { createMemo, Index, Match, Show, Switch } from 'solid-js'
import {
  type FieldDefinition,
  type Form,
  type ItemState,
  levelsOf,
  offersDontKnow,
  type PageState,
  type QuestionDefinition,
  type QuestionState,
  readsTheSame,
  valueInWords,
} from '#forms'
import { AnswerField } from './AnswerField.tsx'
import {
  type Answering,
  missingToSay,
  type OfficerParts,
  PageContext,
  usePage,
  type Whole,
} from './answering.ts'
import { ComputedPanel } from './ComputedPanel.tsx'
import { DrawingField } from './DrawingField.tsx'
import { GuidancePanel } from './Guidance.tsx'
import { LevelKey } from './LevelPad.tsx'
import { PairedQuestion } from './PairedQuestion.tsx'
import { RatedQuestion } from './RatedQuestion.tsx'
import { RowsField } from './RowsField.tsx'
import { ToolPage } from './tools/ToolPage.tsx'

/**
 * Every form page, for clients and officers. Give it the page as `evaluate` returns it, anew after every change: the fields stay
 * and only what changed is drawn. The page's title, intro and the ways on belong to the caller.
 */
export function FormFields(props: {
  readonly form: Form
  readonly page: PageState
  readonly mode: 'client' | 'officer'
  readonly answering: Answering
  readonly officers?: OfficerParts
  /** Where one page is shown at a time. */
  readonly whole?: Whole
  readonly showMissing?: boolean
  /** Where a key that goes on to the next question goes from the last one. */
  readonly onEnd?: () => void
}) {
  return (
    <PageContext.Provider
      value={{
        mode: props.mode,
        answering: props.answering,
        officers: props.officers ?? null,
        whole: props.whole ?? null,
        showMissing: () => props.showMissing === true,
        onEnd: () => props.onEnd?.(),
      }}
    >
      {/* A page's items never change their order or kind, so they are told apart by place. */}
      <Show when={`${props.form.id}/${props.form.version}/${props.page.id}`} keyed>
        {(_page) => (
          <Show when={props.page.tool} fallback={<Fields page={props.page} />}>
            {(tool) => (
              <ToolPage form={props.form} page={props.page} tool={tool()}>
                <Fields page={props.page} />
              </ToolPage>
            )}
          </Show>
        )}
      </Show>
    </PageContext.Provider>
  )
}

function Fields(props: { readonly page: PageState }) {
  const { mode } = usePage()
  // The page is told anew after every answer. What reads as before stays the one it was, so that nothing of it is looked at again.
  const items = createMemo<readonly ItemState[]>((before) => settled(before, props.page.items), [])
  const marked = createMemo(() => items().find(hasMarks)?.definition)
  return (
    <div class={`fields fields-${mode}`}>
      <Show when={marked()}>{(definition) => <LevelKey levels={levelsOf(definition())} />}</Show>
      <Index each={items()}>{(item) => <PageItem item={item()} alone={items().length === 1} />}</Index>
    </div>
  )
}

const settled = (before: readonly ItemState[], now: readonly ItemState[]): readonly ItemState[] =>
  now.map((item, at) => {
    const old = before[at]
    return old && readsTheSame(old, item) ? old : item
  })

/** What marks on pads stand for is said once, above them all. */
const hasMarks = (item: ItemState): item is QuestionState =>
  item.kind === 'question' &&
  item.applies &&
  levelsOf(item.definition).some(({ mark, label }) => mark !== label)

/** `alone`: the page's title says what it is. */
function PageItem(props: { readonly item: ItemState; readonly alone: boolean }) {
  const { mode } = usePage()
  const question = () => (props.item.kind === 'question' ? props.item : undefined)
  const rows = () => (props.item.kind === 'rows' && props.item.applies ? props.item : undefined)
  const computed = () =>
    props.item.kind === 'computed' && props.item.applies && props.item.lines.length > 0
      ? props.item
      : undefined
  const drawing = () => (props.item.kind === 'drawing' && props.item.applies ? props.item : undefined)
  const guidance = () =>
    props.item.kind === 'guidance' && props.item.applies ? props.item.definition : undefined
  return (
    <Switch>
      <Match when={question()?.applies && question()}>{(item) => <Question item={item()} />}</Match>
      <Match when={mode === 'officer' && question()}>{(item) => <KeptAnswer item={item()} />}</Match>
      <Match when={rows()}>{(item) => <RowsField item={item()} alone={props.alone} />}</Match>
      <Match when={computed()}>{(item) => <ComputedPanel item={item()} />}</Match>
      <Match when={drawing()}>{(item) => <DrawingField item={item()} />}</Match>
      <Match when={guidance()}>
        {(definition) => (
          <GuidancePanel title={definition().title} tone={definition().tone}>
            <Index each={definition().text}>{(paragraph) => <p>{paragraph()}</p>}</Index>
          </GuidancePanel>
        )}
      </Match>
    </Switch>
  )
}

function Question(props: { readonly item: QuestionState }) {
  const page = usePage()
  const missing = () => missingToSay(page, props.item)
  const { definition } = props.item
  if (levelsOf(definition).length > 0 && definition.companions?.some(({ counted }) => counted))
    return <PairedQuestion item={props.item} missing={missing()} />
  if (page.mode === 'officer' && isRated(definition))
    return <RatedQuestion item={props.item} missing={missing()} />
  return (
    <div
      class="question"
      classList={{
        'question-pads': definition.kind === 'yesno' && !definition.companions?.some(isTyped),
        'question-unsure': offersDontKnow(props.item.definition) && props.item.definition.kind !== 'scale',
      }}
    >
      <AnswerField answer={props.item.answer} missing={missing()} />
      <Index each={props.item.companions}>
        {(companion) => <AnswerField answer={companion()} about={props.item.definition.label} />}
      </Index>
    </div>
  )
}

/** With ticks beside its pads. */
const isRated = ({ kind, companions = [] }: QuestionDefinition): boolean =>
  kind === 'rating' && companions.length > 0 && companions.every((companion) => companion.kind === 'tick')

const isTyped = ({ kind }: FieldDefinition): boolean => kind === 'text' || kind === 'prose'

/** An answer to a question that is no longer asked stays to be seen. */
function KeptAnswer(props: { readonly item: QuestionState }) {
  const words = () => {
    const { state, definition } = props.item.answer
    if (state.kind === 'none') return undefined
    const values = state.kind === 'value' ? [state.value] : state.values
    return values.map((value) => valueInWords(definition, value) || 'No answer').join(' / ')
  }
  return (
    <Show when={words()}>
      <p class="question-kept">
        Kept, no longer asked: {props.item.definition.label} <strong>{words()}</strong>
      </p>
    </Show>
  )
}
