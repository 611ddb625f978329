import { createSignal, For, Show } from 'solid-js'
import type { DocumentModel } from '#report'
import { Button, Card, GuidancePanel } from '#ui'
import { createAsking } from '../parts/asking.ts'
import { useApp } from '../parts/context.ts'
import { CopyArticle } from './CopyArticle.tsx'
import { PassphraseAgain } from './PassphraseAgain.tsx'
import { savePdf } from './save-pdf.ts'

const neverIn: { readonly [id in DocumentModel['copy']]: readonly string[] } = {
  confidential: ['everything else on this case'],
  client: [
    'anything that officers write, the case file included, but for the client’s own name',
    'anything in the separate, confidential place',
  ],
  professional: [
    'anything in the separate, confidential place',
    'the case file, but for the name and the case reference',
  ],
}

/** What the copy holds and leaves out, the ways to hand it over, and the copy itself. */
export function CopyPreview(props: { readonly model: DocumentModel; readonly leftOut: readonly string[] }) {
  return (
    <>
      <div class="split split-even">
        <Card title="This copy holds">
          <ul class="plain-list">
            <For each={props.model.sections}>
              {({ title, about }) => (
                <li>
                  <strong>{title}</strong>. {about}
                </li>
              )}
            </For>
          </ul>
        </Card>
        <Card title="It leaves out">
          <ul class="plain-list">
            <For each={neverIn[props.model.copy]}>{(words) => <li>{words}</li>}</For>
            <Show when={props.leftOut.length > 0}>
              <li>of what is on this case: {props.leftOut.join(', ')}</li>
            </Show>
          </ul>
        </Card>
      </div>
      <WaysOut model={props.model} />
      <CopyArticle model={props.model} />
    </>
  )
}

/** To save it as a file, or to print it where the page holds nothing else; either for who gave the passphrase within the last hour. */
export function WaysOut(props: { readonly model: DocumentModel; readonly prints?: false }) {
  const { open } = useApp()
  const [state, setState] = createSignal<'ready' | 'working' | 'saved' | 'failed'>('ready')
  const passphrase = createAsking()
  const mayLeave = async () => open.passphraseGiven.isRecent() || (await passphrase.ask())
  const save = async () => {
    if (state() === 'working' || !(await mayLeave())) return
    setState('working')
    setState(await savePdf(props.model, open.records).then(...done))
  }
  const printIt = async () => {
    if (await mayLeave()) print()
  }
  return (
    <div class="stack">
      <div class="actions">
        <Button look="primary" aria-disabled={state() === 'working'} onClick={() => void save()}>
          {state() === 'working' ? 'Making the PDF' : 'Save as PDF'}
        </Button>
        <Show when={props.prints !== false}>
          <Button onClick={() => void printIt()}>Print</Button>
        </Show>
      </div>
      <p class="small">
        A saved file lies outside this app, unlocked, where this device keeps its downloads. Delete it there
        when it has been handed over.
      </p>
      <p role="status">
        <Show when={state() === 'saved'}>The PDF is with this device’s downloads.</Show>
      </p>
      <Show when={state() === 'failed'}>
        <GuidancePanel tone="problem" live title="No PDF was made">
          <p>
            A part of the app that makes it could not be read from this device. The record is as it was.
            Connect and try again
            {props.prints === false ? '.' : ', or use Print: most devices can save what is printed.'}
          </p>
        </GuidancePanel>
      </Show>
      <Show when={passphrase.answer()}>
        {(answer) => <PassphraseAgain onAnswer={(given) => answer()(given)} />}
      </Show>
    </div>
  )
}

const done = [() => 'saved' as const, () => 'failed' as const] as const
