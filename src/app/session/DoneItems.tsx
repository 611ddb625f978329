import { Index, Show } from 'solid-js'
import { type RecordHeader, recordId } from '#record'
import { Item, Tag } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { latestForm, readRecord } from '../cases/record-form.ts'

/** What was done in a session: each exercise with how far it is. */
export function DoneItems(props: {
  readonly one: CaseOnDevice
  readonly headers: readonly (RecordHeader | null)[]
}) {
  return <Index each={props.headers}>{(header) => <Done one={props.one} header={header()} />}</Index>
}

function Done(props: { readonly one: CaseOnDevice; readonly header: RecordHeader | null }) {
  const reading = () => {
    const { header } = props
    const record = header && props.one.records.find((record) => recordId(record.header) === recordId(header))
    return record ? readRecord(record, props.one.packs) : null
  }
  const title = () => latestForm(props.header?.form ?? '')?.title ?? 'An exercise'
  return (
    <Show when={reading()} fallback={<Item title={title()} detail="" action={<Tag>Not begun</Tag>} />}>
      {(done) => (
        <Item
          title={done().form.title}
          detail={`${done().state.progress.answered} of ${done().state.progress.of} answered`}
          action={<OpenRecord header={done().header} label="Open" about={done().form.title} />}
        />
      )}
    </Show>
  )
}
