import { Link } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import { isId } from '#core'
import { fieldDefinition, valueInWords } from '#forms'
import { type RecordHeader, recordId } from '#record'
import type { NeedsYou, OpenedRecord } from '#store'
import { ByKey, Item, Tag } from '#ui'
import type { CaseNeeds } from '../cases/case-needs.ts'
import { formOfRecord } from '../cases/record-form.ts'
import { sittingInWords } from '../cases/sittings.ts'
import { useApp } from '../parts/context.ts'
import { sessionInWords, whenInWords } from '../words/appointment-words.ts'
import { asideInWords } from '../words/problem-words.ts'
import { when } from '../words/when.ts'

/** One line for each thing in a case that waits for a person. `name`: whose case, where that is not plain. */
export function NeedsItems(props: { readonly needs: CaseNeeds; readonly name?: string }) {
  const { device } = useApp()
  const about = (words: string) => (props.name ? `${props.name}: ${words}` : words)
  const now = device.parts.surroundings.clock
  return (
    <>
      <ByKey each={props.needs.alerts} by={({ response }) => recordId(response)}>
        {(alert) => (
          <Item
            lead={<Tag tone="red">Alert</Tag>}
            title={about(lowerFirst(alert().rule.title, props.name !== undefined))}
            detail={`${alert().form.title}, ${when(alert().at, now())}. ${alert().begun ? 'Finish writing what you did.' : 'Write what you did.'}`}
            action={<OpenRecord header={alert().response} label="Open" about={alert().rule.title} />}
          />
        )}
      </ByKey>
      <ByKey each={props.needs.overdue} by={({ header }) => recordId(header)}>
        {(appointment) => (
          <Item
            lead={<Tag tone="amber">No outcome</Tag>}
            title={about(
              lowerFirst(
                `${sessionInWords(appointment())}, ${whenInWords(appointment())}`,
                props.name !== undefined,
              ),
            )}
            detail="Its time is over. Say what happened."
            action={
              <OpenRecord
                header={appointment().header}
                label="Open"
                about={`and say what happened, ${whenInWords(appointment())}`}
              />
            }
          />
        )}
      </ByKey>
      <ByKey each={props.needs.conflicts} by={({ header }) => recordId(header)}>
        {(reading) => (
          <Item
            lead={<Tag tone="amber">Two answers</Tag>}
            title={about(reading().form.title)}
            detail={`${countInWords(reading().state.conflicts.length)} with more than one answer. All are kept.`}
            action={
              <OpenRecord
                header={reading().header}
                label="Settle"
                about={reading().form.title}
                field={reading().state.conflicts[0]}
              />
            }
          />
        )}
      </ByKey>
      <ByKey each={props.needs.contested} by={({ header }) => recordId(header)}>
        {(reading) => (
          <Item
            lead={<Tag tone="amber">Two endings</Tag>}
            title={about(reading().form.title)}
            detail="It was completed in one place and not so in another. Say which stands."
            action={<OpenRecord header={reading().header} label="Settle" about={reading().form.title} />}
          />
        )}
      </ByKey>
      <ByKey each={props.needs.toSign} by={({ header }) => recordId(header)}>
        {(reading) => (
          <Item
            lead={<Tag tone="amber">To sign</Tag>}
            title={about(reading().form.title)}
            detail="Its officer has completed it. Read it, then countersign it or send it back."
            action={<OpenRecord header={reading().header} label="Open" about={reading().form.title} />}
          />
        )}
      </ByKey>
      <ByKey each={props.needs.late} by={({ header }) => recordId(header)}>
        {(reading) => (
          <Item
            lead={<Tag tone="amber">Late</Tag>}
            title={about(reading().form.title)}
            detail="Something was written elsewhere and came after this was completed. It is kept. Say what becomes of it."
            action={<OpenRecord header={reading().header} label="Open" about={reading().form.title} />}
          />
        )}
      </ByKey>
      <ByKey each={props.needs.aside} by={({ entry }) => entry.id}>
        {(aside) => (
          <Item
            lead={<Tag tone="amber">Not taken</Tag>}
            title={about(titleOf(aside().record))}
            detail={`${asideText(aside().record, aside().entry)} ${asideInWords(aside().entry)}`}
            action={
              <OpenRecord header={aside().record.header} label="Open" about={titleOf(aside().record)} />
            }
          />
        )}
      </ByKey>
      <ByKey each={props.needs.damaged} by={({ header }) => recordId(header)}>
        {(record) => (
          <Item
            lead={<Tag tone="amber">Damaged</Tag>}
            title={about(titleOf(record()))}
            detail="Part of this record cannot be read on this device. The rest is as it was. What the server holds of it is fetched again at the next sync."
            action={<OpenRecord header={record().header} label="Open" about={titleOf(record())} />}
          />
        )}
      </ByKey>
      <Show when={props.needs.unreadable}>
        <Item
          lead={<Tag tone="amber">Damaged</Tag>}
          title={about('something of this case cannot be read')}
          detail="What was written there is damaged on this device. It is kept, and what the server holds of it is fetched again at the next sync. If this stays after that, tell your manager."
        />
      </Show>
    </>
  )
}

export function OpenRecord(props: {
  readonly header: RecordHeader
  readonly label: string
  /** For those who hear the link without what stands beside it. */
  readonly about?: string
  /** Where in the record to go. */
  readonly field?: string | undefined
}) {
  const { addresses } = useApp()
  const point = () => {
    if (props.field !== undefined) addresses.point(props.header, props.field)
  }
  return (
    <Link
      class="button"
      to="/cases/$space/records/$record"
      params={{ space: props.header.space, record: addresses.of(props.header) }}
      onClick={point}
    >
      {props.label}{' '}
      <Show when={props.about}>
        <span class="visually-hidden">{props.about}</span>
      </Show>
    </Link>
  )
}

const titleOf = (record: OpenedRecord): string => {
  const title = formOfRecord(record)?.title ?? 'A record this version of the app does not know'
  const { sitting } = record.header
  return sitting === 'case' || isId(sitting) ? title : `${title}, ${sittingInWords(sitting)}`
}

/** The answer that was not taken, with its question. */
function asideText(record: OpenedRecord, { statement }: NeedsYou): string {
  const form = formOfRecord(record)
  const definition = form && fieldDefinition(form, statement.field)
  if (!definition) return 'An answer.'
  return `${definition.label}: “${valueInWords(definition, statement.value) || 'no answer'}”.`
}

const countInWords = (count: number): string => (count === 1 ? 'One question' : `${count} questions`)

const lowerFirst = (text: string, yes: boolean): string =>
  yes ? `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}` : text
