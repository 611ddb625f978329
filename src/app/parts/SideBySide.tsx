import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { canonicalText, type Json } from '#core'
import { type FieldDefinition, isPhoto, valueInWords } from '#forms'
import type { FieldState } from '#record'
import { type Answering, Button, ConflictPanel, fieldDomId, focusField, Photograph } from '#ui'
import { useSaid } from './said.ts'
import { mergeTexts, piecesOf } from './text-merge.ts'

/**
 * Several answers to one question, each in full with who gave it, when and where; in longer text what only one of them says is marked. One
 * is chosen, or another written in their place.
 */
export function SideBySide(props: {
  readonly field: string
  readonly label: string
  readonly definition: FieldDefinition
  readonly state: Extract<FieldState, { kind: 'conflict' }>
  readonly onChoose: (value: Json) => void
  /** For photographs: words cannot say which is which. */
  readonly follow: Answering['follow']
  /** How another value looks, where words cannot say it. */
  readonly show?: (value: Json) => JSX.Element
  /** The field itself, to write another answer in. */
  readonly children?: JSX.Element
  /** Puts text in that field; `beginning`: what both texts build on, if they do. */
  readonly merging?: { readonly beginning: () => string | null; readonly put: (text: string) => void }
}) {
  const said = useSaid()
  const [writing, setWriting] = createSignal(false)
  const [both, setBoth] = createSignal(0)
  const choices = createMemo(() =>
    props.state.values.map((value) => ({
      value,
      words: valueInWords(props.definition, value) || 'No answer',
      said: props.state.heads
        .filter(({ statement }) => canonicalText(statement.value) === canonicalText(value))
        .map(said),
    })),
  )
  /** Two texts long enough to differ in part. */
  const texts = createMemo(() => {
    const [a, b, ...more] = choices()
    const isText = props.definition.kind === 'prose' && more.length === 0
    return isText && typeof a?.value === 'string' && typeof b?.value === 'string' ? { a, b } : undefined
  })
  const pictured = (value: Json) =>
    isPhoto(value) && <Photograph photo={value} label={props.label} follow={props.follow} />
  const shown = createMemo(() => {
    const two = texts()
    const { show } = props
    if (props.definition.kind === 'photo')
      return choices().map((choice) => ({ ...choice, words: pictured(choice.value) || choice.words }))
    if (show) return choices().map((choice) => ({ ...choice, words: show(choice.value) }))
    if (!two) return choices()
    const marked = (own: typeof two.a, other: typeof two.b) => ({
      ...own,
      words: <Marked text={own.words} other={other.words} />,
    })
    return [marked(two.a, two.b), marked(two.b, two.a)]
  })
  const write = () => {
    setWriting(true)
    queueMicrotask(() => focusField(props.field))
  }
  const merge = () => {
    const two = texts()
    if (!two || !props.merging) return
    const by = (said: readonly string[]) => said[0]?.split(',')[0] ?? 'One'
    const merged = mergeTexts(
      { text: two.a.words, by: by(two.a.said) },
      { text: two.b.words, by: by(two.b.said) },
      props.merging.beginning(),
    )
    setBoth(merged.both)
    props.merging.put(merged.text)
    write()
  }
  return (
    <ConflictPanel
      id={writing() ? `${fieldDomId(props.field)}-answers` : fieldDomId(props.field)}
      title={props.label}
      explanation="There is more than one answer, and all are kept. Choose the one that stands, or write another; the others stay in the history."
      choices={shown()}
      onChoose={(index) => {
        const choice = choices()[index]
        if (choice) props.onChoose(choice.value)
      }}
    >
      <Show when={props.children}>
        <Show
          when={writing()}
          fallback={
            <div class="actions">
              <Button onClick={write}>Write another answer</Button>
              <Show when={texts() && props.merging}>
                <Button onClick={merge}>Put both together</Button>
              </Show>
            </div>
          }
        >
          <Show when={both() > 0}>
            <p role="status">
              {both() === 1 ? 'One passage was' : `${both()} passages were`} changed in both. Both versions
              are in the text, in square brackets with a name: keep what is right and take out the rest.
            </p>
          </Show>
          <div class="conflict-other">{props.children}</div>
        </Show>
      </Show>
    </ConflictPanel>
  )
}

/** What the other text does not say is marked, for the eye and read aloud. */
function Marked(props: { readonly text: string; readonly other: string }) {
  return (
    <For each={piecesOf(props.text, props.other)}>
      {(piece) => (
        <Show when={piece.onlyHere && piece.text.trim() !== ''} fallback={piece.text}>
          <mark>
            <span class="visually-hidden">Only here: </span>
            {piece.text}
            <span class="visually-hidden"> (end)</span>
          </mark>
        </Show>
      )}
    </For>
  )
}
