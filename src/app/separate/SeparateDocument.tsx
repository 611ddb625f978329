import { createMemo, createSignal, For, Show } from 'solid-js'
import { entryAbout, mayLeave, type Sharing, type Stays, type StaysInside, serviceNameIn } from '#casework'
import type { Form } from '#forms'
import { type RecordHeader, viewOf } from '#record'
import { makeConfidential } from '#report'
import type { OpenedRecord } from '#store'
import { Button, Card, GuidancePanel } from '#ui'
import { mayWriteHere } from '../case/may-write.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { CopyArticle } from '../outputs/CopyArticle.tsx'
import { WaysOut } from '../outputs/CopyPreview.tsx'
import '../outputs/copies.css'
import { useApp } from '../parts/context.ts'
import { titleOfShared } from './confidential-records.ts'

type Shared = {
  readonly one: CaseOnDevice
  readonly record: OpenedRecord
  readonly form: Form
  /** The words it was asked in are not on this device. */
  readonly missing: boolean
  /** Everything in this place: the register’s entries among it. */
  readonly there: readonly OpenedRecord[]
  readonly onOpen: (header: RecordHeader) => void
}

/** Confidential records are in no copy: each leaves, if it must, as a document of its own, once the register has an entry about it. */
export function SeparateDocument(props: Shared) {
  const { device } = useApp()
  const [shown, setShown] = createSignal(false)
  const view = createMemo(() => viewOf(props.record.set))
  const leaves = createMemo(() => mayLeave(props.record, props.there))
  const sharings = () => {
    const may = leaves()
    return may.ok ? may.value : undefined
  }
  const stays = () => {
    const may = leaves()
    return may.ok ? undefined : may.error
  }
  const model = () =>
    makeConfidential(
      {
        header: props.record.header,
        form: props.form,
        view: view(),
        damaged: props.record.damaged > 0,
        inOtherWords: props.missing,
        session: null,
        about: titleOfShared(props.record.header, props.there) ?? '',
      },
      serviceNameIn(props.one.practice),
      device.parts.surroundings.clock(),
    )
  return (
    <Show when={view().fields.size > 0}>
      <Card title="A document of its own">
        <div class="stack">
          <Show when={stays()}>{(why) => <StaysHere {...props} stays={why()} />}</Show>
          <Show when={sharings()}>
            {(now) => (
              <>
                <p>Nothing else of this case is in it, and it is in no other copy.</p>
                <SharedWith {...props} sharings={now()} />
                <Show
                  when={shown()}
                  fallback={
                    <div class="actions">
                      <Button onClick={() => setShown(true)}>Show the document</Button>
                      <RecordSharing {...props} words="Record another sharing" />
                    </div>
                  }
                >
                  <WaysOut model={model()} prints={false} />
                </Show>
              </>
            )}
          </Show>
        </div>
      </Card>
      <Show when={sharings() && shown()}>
        <CopyArticle model={model()} />
      </Show>
    </Show>
  )
}

function StaysHere(props: Shared & { readonly stays: Stays }) {
  return (
    <>
      <GuidancePanel tone="warning" title="It stays here for now">
        <p>{staysInWords[props.stays.why]}</p>
      </GuidancePanel>
      <div class="actions">
        <Show when={props.stays.entry} fallback={<RecordSharing {...props} words="Record a sharing" />}>
          {(entry) => <Button onClick={() => props.onOpen(entry())}>Open its entry</Button>}
        </Show>
      </div>
    </>
  )
}

function SharedWith(props: { readonly sharings: readonly Sharing[] }) {
  return (
    <ul>
      <For each={props.sharings}>
        {({ to, awaitsManager }) => (
          <li>
            The register lets it go to: {to}.
            <Show when={awaitsManager}> Without consent: the manager’s signature is still to come.</Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** Begins an entry of the register about this record as it reads now. */
function RecordSharing(props: Shared & { readonly words: string }) {
  const { open } = useApp()
  const header = () =>
    entryAbout(
      props.record,
      props.there.map((one) => one.header),
    )
  return (
    <Show when={mayWriteHere(header(), open.profile.role)}>
      <Button onClick={() => props.onOpen(header())}>{props.words}</Button>
    </Show>
  )
}

const staysInWords: { readonly [why in StaysInside]: string } = {
  'no-entry':
    'It leaves once the register says that it may. Record first what is shared and with whom, why that is needed and enough, what the survivor says to it, and what keeps everybody safe.',
  'changed-since':
    'The register has an entry about it, and it was changed after that: what was agreed is not what it says now. Record the sharing anew.',
  'not-completed': 'Its entry in the register is not completed yet. Nothing leaves before that.',
  unsettled:
    'Its entry in the register was completed in one place and opened again or completed in another. Settle there which stands.',
  'not-whole':
    'Its entry in the register was completed, and does not say everything that it must, or says it twice. Have it sent back, and finish it.',
}
