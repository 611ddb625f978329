import { createMemo, createSignal, Show } from 'solid-js'
import { serviceNameIn } from '#casework'
import { entryAbout, mayLeave, type Sharing, type Stays, type StaysInside } from '#casework/leaving'
import type { Form } from '#forms'
import { type RecordHeader, type RecordView, recordId, viewOf } from '#record'
import { type HeldRecord, makeConfidential } from '#report'
import type { OpenedRecord } from '#store'
import { Button, ByKey, Card, GuidancePanel, Item, ItemList } from '#ui'
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

/**
 * Confidential records are in no copy: each leaves, if it must, as a document of its own, made for the reader whom an entry of the register names, and only
 * while there is one.
 */
export function SeparateDocument(props: Shared) {
  const { device } = useApp()
  const [shown, setShown] = createSignal<string>()
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
  const made = () => [serviceNameIn(props.one.practice), device.parts.surroundings.clock()] as const
  const model = createMemo(() => {
    const sharing = sharings()?.find(({ entry }) => recordId(entry) === shown())
    return sharing && makeConfidential(held(props, view()), sharing, ...made())
  })
  return (
    <Show when={view().fields.size > 0}>
      <Card title="A document of its own">
        <div class="stack">
          <Show when={stays()}>{(now) => <StaysHere {...props} stays={now()} />}</Show>
          <Show when={sharings()}>
            {(now) => (
              <>
                <p>Nothing else of this case is in it, and it is in no other copy.</p>
                <SharedWith sharings={now()} onShow={(entry) => setShown(recordId(entry))} />
                <div class="actions">
                  <RecordSharing {...props} words="Record another sharing" />
                </div>
                <Show when={model()}>{(document) => <WaysOut model={document()} prints={false} />}</Show>
              </>
            )}
          </Show>
        </div>
      </Card>
      <Show when={model()}>{(document) => <CopyArticle model={document()} />}</Show>
    </Show>
  )
}

const held = ({ record, form, missing, there }: Shared, view: RecordView): HeldRecord => ({
  ...{ header: record.header, form, view, session: null },
  damaged: record.damaged > 0,
  inOtherWords: missing,
  about: titleOfShared(record.header, there) ?? '',
})

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

function SharedWith(props: {
  readonly sharings: readonly Sharing[]
  readonly onShow: (entry: RecordHeader) => void
}) {
  return (
    <ItemList>
      <ByKey each={props.sharings} by={({ entry }) => recordId(entry)}>
        {(sharing) => (
          <Item
            title={`For ${sharing().to}`}
            detail={
              sharing().awaitsManager
                ? 'Without consent: the manager’s signature is still to come.'
                : 'As the register says.'
            }
            action={
              <Button onClick={() => props.onShow(sharing().entry)}>
                Show the document<span class="visually-hidden"> for {sharing().to}</span>
              </Button>
            }
          />
        )}
      </ByKey>
    </ItemList>
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
