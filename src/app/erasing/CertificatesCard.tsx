import { For, Show } from 'solid-js'
import { bytesFromText } from '#core'
import type { Erasure } from '#sync'
import { Button, Card } from '#ui'
import { dayInName, saveFile } from '../parts/save-file.ts'
import {
  caseNumber,
  certificateText,
  doneInWords,
  heldInWords,
  reasonInWords,
} from '../words/erasing-words.ts'

/** What was erased: all that is left of it. */
export function CertificatesCard(props: { readonly done: readonly Erasure[] }) {
  return (
    <Card title="Erased">
      <Show when={props.done.length > 0} fallback={<p class="small">Nothing was erased yet.</p>}>
        <ul class="device-list">
          <For each={props.done}>{(one) => <Certificate one={one} />}</For>
        </ul>
      </Show>
    </Card>
  )
}

function Certificate(props: { readonly one: Erasure }) {
  return (
    <Show when={props.one.done}>
      {(done) => (
        <li>
          <div>
            <p>
              <strong>{caseNumber(props.one.space)}</strong>
            </p>
            <p>{reasonInWords[props.one.reason]}.</p>
            <p class="small">{doneInWords(props.one, done())}</p>
            <ul class="plain-list small">
              <For each={heldInWords(done().held)}>{(line) => <li>{line}</li>}</For>
            </ul>
          </div>
          <Button
            onClick={() =>
              saveFile(
                bytesFromText(certificateText(props.one, done())),
                'text/plain',
                `erased-${dayInName(done().at)}-${props.one.space.slice(0, 8)}.txt`,
              )
            }
          >
            Save the certificate<span class="visually-hidden"> of {caseNumber(props.one.space)}</span>
          </Button>
        </li>
      )}
    </Show>
  )
}
