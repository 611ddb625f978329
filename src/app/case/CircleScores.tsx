import { createMemo, For, Show } from 'solid-js'
import { circlePicture } from '#drawing'
import { circlePeople, compareCircles, evaluate, type Form, type FormState } from '#forms'
import type { RecordView } from '#record'
import type { OpenedRecord } from '#store'
import { PictureShown } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { circleMovesInWords } from '../words/circle-words.ts'
import { nameOf, TwoSittings } from './TwoSittings.tsx'

/** A relationship circle as the client left it, and who stands elsewhere since another sitting. */
export function CircleScores(props: {
  readonly one: CaseOnDevice
  readonly record: OpenedRecord
  readonly form: Form
  readonly view: RecordView
}) {
  const picture = createMemo(() =>
    circlePicture(`${props.form.title}, as a picture`, peopleIn(evaluate(props.form, props.view))),
  )
  return (
    <div class="stack">
      <div class="picture-read">
        <PictureShown picture={picture()} />
      </div>
      <TwoSittings one={props.one} record={props.record}>
        {(two) => {
          const moves = createMemo(() =>
            circleMovesInWords(compareCircles(peopleIn(two().before.state), peopleIn(two().now.state))),
          )
          return (
            <>
              <div class="pictures-beside">
                <For each={[two().before, two().now]}>
                  {(reading) => (
                    <figure>
                      <figcaption>{nameOf(reading)}</figcaption>
                      <PictureShown
                        picture={circlePicture(`The circle in ${nameOf(reading)}`, peopleIn(reading.state))}
                      />
                    </figure>
                  )}
                </For>
              </div>
              <Show when={moves().length > 0} fallback={<p>Nobody stands elsewhere, and no flag changed.</p>}>
                <ul class="plain-list">
                  <For each={moves()}>{(words) => <li>{words}</li>}</For>
                </ul>
              </Show>
              <p class="small">
                People are matched by name: somebody who is called something else now is one gone and one new.
              </p>
            </>
          )
        }}
      </TwoSittings>
    </div>
  )
}

const peopleIn = (state: Pick<FormState, 'pages'>) => circlePeople(state) ?? []
