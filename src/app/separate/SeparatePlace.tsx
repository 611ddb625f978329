import { createMemo, createSignal, onCleanup, onMount, Show } from 'solid-js'
import { isShownInSight, seesBySight } from '#casework'
import { emptyStatements, type RecordHeader, recordId } from '#record'
import type { ListedRecords, OpenedRecord } from '#store'
import { Button, ByKey, Card, Item, ItemList, Tag } from '#ui'
import { mayWriteHere } from '../case/may-write.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { notesHeader } from '../cases/record-notes.ts'
import { sittingInWords, sittingNumber } from '../cases/sittings.ts'
import { wordedAs } from '../cases/worded-as.ts'
import type { ConfidentialPlace } from '../device/confidential.ts'
import { AppContextOf, useApp } from '../parts/context.ts'
import {
  aboutWhat,
  confidentialBeginnings,
  confidentialFormOf,
  confidentialNotesForm,
  isNotes,
} from './confidential-records.ts'
import { OwedElsewhere } from './OwedElsewhere.tsx'
import { SeparateRecord } from './SeparateRecord.tsx'
import { UpdatesOwed } from './UpdatesOwed.tsx'

/**
 * Inside the confidential place, while it is open: what is there, and one record at a time in place of the list. Records here have no address:
 * the browser would keep it.
 */
export function SeparatePlace(props: { readonly place: ConfidentialPlace; readonly one: CaseOnDevice }) {
  const app = useApp()
  const [listed, setListed] = createSignal<ListedRecords>()
  const [inHand, setInHand] = createSignal<RecordHeader | null>(null)
  const { space } = props.one
  const read = async () => setListed(await props.place.records.list(space, 'confidential'))
  onMount(() => {
    void read()
    onCleanup(props.place.onChanged(() => void read()))
  })
  const recordOf = (header: RecordHeader): OpenedRecord =>
    listed()?.records.find((one) => recordId(one.header) === recordId(header)) ?? emptyRecord(header)
  // Everything within writes with the keys of this place, and with no others.
  const { records, editors } = props.place
  return (
    <AppContextOf.Provider
      value={{ ...app, open: { ...app.open, records, editors, notes: confidentialNotesForm() } }}
    >
      <Show
        when={inHand()}
        keyed
        fallback={<Contents place={props.place} listed={listed()} one={props.one} onOpen={setInHand} />}
      >
        {(header) => (
          <SeparateRecord
            one={props.one}
            record={recordOf(header)}
            notes={recordOf(notesHeader(header))}
            there={listed()?.records ?? []}
            onOpen={setInHand}
            onBack={() => setInHand(null)}
          />
        )}
      </Show>
    </AppContextOf.Provider>
  )
}

function Contents(props: {
  readonly place: ConfidentialPlace
  readonly listed: ListedRecords | undefined
  readonly one: CaseOnDevice
  readonly onOpen: (header: RecordHeader) => void
}) {
  const { open } = useApp()
  const { role } = open.profile
  const records = () =>
    props.listed?.records.filter(
      ({ header }) => !isNotes(header) && (!seesBySight(role) || isShownInSight(role, header, false)),
    ) ?? []
  const toBegin = createMemo(() =>
    confidentialBeginnings(props.one.space, props.one.profile, records()).filter(({ header }) =>
      mayWriteHere(header, role),
    ),
  )
  return (
    <>
      <Show when={props.listed}>
        {(listed) => <UpdatesOwed one={props.one} there={listed().records} onOpen={props.onOpen} />}
      </Show>
      <Card>
        <div class="stack">
          <div>
            <Tag tone="plum">Confidential · never to the client</Tag>
          </div>
          <Show when={props.listed?.unreadable}>
            <p>Something here is damaged on this device. It is kept. Connect and sync, then look again.</p>
          </Show>
          <Show when={props.listed} fallback={<p>Reading from this device.</p>}>
            <Show when={records().length > 0} fallback={<p>There is nothing here yet.</p>}>
              <ItemList>
                <ByKey each={records()} by={({ header }) => recordId(header)}>
                  {(record) => (
                    <Line
                      one={props.one}
                      record={record()}
                      about={aboutWhat(record(), records())}
                      onOpen={() => props.onOpen(record().header)}
                    />
                  )}
                </ByKey>
              </ItemList>
            </Show>
            <Show when={toBegin().length > 0}>
              <ItemList>
                <ByKey each={toBegin()} by={({ header }) => recordId(header)}>
                  {(begun) => (
                    <Item
                      title={begun().form.title}
                      detail={begun().again ? 'Another one' : 'Not begun'}
                      action={
                        <Button onClick={() => props.onOpen(begun().header)}>
                          {begun().again ? 'Begin another' : 'Begin'}
                          <span class="visually-hidden">: {begun().form.title}</span>
                        </Button>
                      }
                    />
                  )}
                </ByKey>
              </ItemList>
            </Show>
          </Show>
        </div>
      </Card>
      <Show when={open.profile.role === 'officer'}>
        <OwedElsewhere place={props.place} one={props.one} />
      </Show>
    </>
  )
}

function Line(props: {
  readonly one: CaseOnDevice
  readonly record: OpenedRecord
  /** Of an entry of the register: what it lets out; of an update: what it tells. */
  readonly about: string | undefined
  readonly onOpen: () => void
}) {
  const form = () => wordedAs(confidentialFormOf(props.record), props.record, props.one)?.form
  const about = () => (props.about ? `About: ${props.about}` : '')
  const sitting = () => {
    const { sitting } = props.record.header
    return sittingNumber(sitting) > 1 ? sittingInWords(sitting) : ''
  }
  return (
    <Item
      title={form()?.title ?? 'A record that this version of the app cannot show yet'}
      detail={[about(), sitting(), `${props.record.set.accepted.size} entries`].filter(Boolean).join(' · ')}
      action={
        <Show when={form()}>
          {(known) => (
            <Button onClick={() => props.onOpen()}>
              Open
              <span class="visually-hidden">
                : {[known().title, about(), sitting()].filter(Boolean).join(' ')}
              </span>
            </Button>
          )}
        </Show>
      }
    />
  )
}

const emptyRecord = (header: RecordHeader): OpenedRecord => ({
  header,
  set: emptyStatements,
  drafts: new Map(),
  needsYou: [],
  isUnsent: false,
  damaged: 0,
  unfolded: 0,
})
