import { createMemo, For, Show } from 'solid-js'
import { type WheelPart, wheelPicture } from '#drawing'
import { evaluate, type Form, talkedParts, wheelParts } from '#forms'
import type { RecordView } from '#record'
import type { OpenedRecord } from '#store'
import { PictureShown } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import type { RecordReading } from '../cases/record-form.ts'
import { Figures } from './Figures.tsx'
import { nameOf, TwoSittings } from './TwoSittings.tsx'

/** A wheel as the client left it, its parts in words, and what moved since another sitting. */
export function WheelScores(props: {
  readonly one: CaseOnDevice
  readonly record: OpenedRecord
  readonly form: Form
  readonly view: RecordView
}) {
  const parts = createMemo(() => talkedParts(props.form, props.view))
  const talked = () => parts().filter(({ discussed }) => discussed).length
  const picture = createMemo(() =>
    wheelPicture(`${props.form.title}, as a picture`, wheelParts(evaluate(props.form, props.view))),
  )
  return (
    <div class="stack">
      <div class="picture-read">
        <PictureShown picture={picture()} />
      </div>
      <p>
        {talked()} of {parts().length} parts talked about.
      </p>
      <Figures
        caption="Part by part, as the client sees it"
        head={['Part', 'Answer', 'Talked about']}
        rows={parts().map(({ title, words, discussed }) => [
          title,
          words.join(' / ') || 'Not answered',
          discussed ? 'Yes' : '',
        ])}
      />
      <TwoSittings one={props.one} record={props.record}>
        {(two) => {
          const both = () => [two().before, two().now]
          const moved = createMemo(() =>
            partsMoved(wheelParts(two().before.state), wheelParts(two().now.state)),
          )
          return (
            <>
              <div class="pictures-beside">
                <For each={both()}>{(reading) => <Captioned reading={reading} />}</For>
              </div>
              <Show when={moved().length > 0} fallback={<p>No part was answered differently.</p>}>
                <Figures
                  caption="Answered differently"
                  head={['Part', nameOf(two().before), nameOf(two().now)]}
                  rows={moved()}
                />
              </Show>
              <p class="small">The client’s own view of themself, at two times. It measures no risk.</p>
            </>
          )
        }}
      </TwoSittings>
    </div>
  )
}

function Captioned(props: { readonly reading: RecordReading }) {
  return (
    <figure>
      <figcaption>{nameOf(props.reading)}</figcaption>
      <PictureShown
        picture={wheelPicture(`The wheel in ${nameOf(props.reading)}`, wheelParts(props.reading.state))}
      />
    </figure>
  )
}

const partsMoved = (
  before: readonly WheelPart[],
  now: readonly WheelPart[],
): readonly (readonly string[])[] =>
  now.flatMap((part) => {
    const [was, is] = [before.find(({ id }) => id === part.id), part].map(
      (one) => one?.answers.join(' / ') || 'Not answered',
    )
    return was === is ? [] : [[part.title, was ?? '', is ?? '']]
  })
