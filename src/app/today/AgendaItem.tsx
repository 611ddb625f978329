import { Link } from '@tanstack/solid-router'
import { createMemo, For, Show } from 'solid-js'
import { Item, Tag } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import type { AgendaLine } from '../cases/agenda.ts'
import { isAhead, isOverdue, isUnsettled } from '../cases/appointments.ts'
import { caseAlerts } from '../cases/case-alerts.ts'
import { caseFacts } from '../cases/case-facts.ts'
import { useApp } from '../parts/context.ts'
import { planInWords, sessionInWords, stateInWords, timeInWords } from '../words/appointment-words.ts'

/** One appointment of today: when, who, which session, what to mind, and the way to it. */
export function AgendaItem(props: { readonly line: AgendaLine; readonly next: boolean }) {
  const { device, open } = useApp()
  const facts = createMemo(() => caseFacts(props.line.one.file))
  const appointment = () => props.line.appointment
  const now = device.parts.surroundings.clock
  const overdue = () => isOverdue(appointment(), now())
  const ahead = () => isAhead(appointment(), now())
  const unsettled = () => isUnsettled(appointment())
  const alerts = () => caseAlerts(props.line.one).some(({ answered }) => !answered)
  const tags = () => [
    ...(alerts() ? [{ words: 'Alert', tone: 'red' as const }] : []),
    ...(ahead() ? facts().flags : [stateInWords(appointment(), overdue())]),
  ]
  return (
    <Item
      lead={
        <>
          <span class="agenda-time num">{timeInWords(appointment()) || 'No time'}</span>
          <span class="avatar" aria-hidden="true">
            {facts().initials}
          </span>
        </>
      }
      title={
        <span class="agenda-title">
          {facts().name} <Tag tone="teal">{sessionInWords(appointment())}</Tag>
        </span>
      }
      detail={
        <>
          {planInWords(appointment())}
          <span class="agenda-tags">
            <For each={tags()}>{(tag) => <Tag tone={tag.tone}>{tag.words}</Tag>}</For>
          </span>
        </>
      }
      action={
        <Show
          when={ahead() && !unsettled() && open.profile.role === 'officer'}
          fallback={
            <OpenRecord
              header={appointment().header}
              label={overdue() ? 'Say what happened' : unsettled() ? 'Settle' : 'Open'}
              about={facts().name}
            />
          }
        >
          <Link
            class={props.next ? 'button button-primary' : 'button'}
            to="/cases/$space/get-ready"
            params={{ space: props.line.one.space }}
          >
            Get ready <span class="visually-hidden">for {facts().name}</span>
          </Link>
        </Show>
      }
    />
  )
}
