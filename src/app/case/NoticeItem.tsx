import { Show } from 'solid-js'
import { isOverdue, type Notice } from '#casework'
import { Item, Tag, type Tone } from '#ui'
import { dayOf } from '../cases/days.ts'
import { AskForWord } from '../parts/AskForWord.tsx'
import { useApp } from '../parts/context.ts'
import { OpenRecord } from './NeedsItems.tsx'

/** One thing that a rule of the pathway says: how it stands, what it is, which facts it follows from, and the way there. */
export function NoticeItem(props: {
  readonly notice: Notice
  /** Whose case, where that is not plain. */
  readonly name?: string
  /** Who has the case, where lines of several officers stand together. */
  readonly officers?: string
}) {
  const { device } = useApp()
  const tag = () => tagOf(props.notice, dayOf(device.parts.surroundings.clock()))
  const title = () => (props.name ? `${props.name}: ${lowerFirst(props.notice.title)}` : props.notice.title)
  return (
    <Item
      lead={<Tag tone={tag().tone}>{tag().words}</Tag>}
      title={title()}
      detail={
        <>
          {props.notice.why}
          <Show when={props.officers}>
            <span class="whose">{props.officers}</span>
          </Show>
        </>
      }
      action={
        <div class="actions actions-below">
          <Show when={props.notice.id === 'urgent'}>
            <AskForWord space={props.notice.at.space} />
          </Show>
          <OpenRecord header={props.notice.at} label="Open" about={title()} />
        </div>
      }
    />
  )
}

function tagOf(notice: Notice, today: string): { readonly words: string; readonly tone: Tone } {
  if (notice.kind === 'stop') return { words: 'Stop', tone: 'red' }
  if (isOverdue(notice, today)) return { words: 'Overdue', tone: 'red' }
  if (notice.kind === 'due') return { words: notice.due === today ? 'Due today' : 'Due', tone: 'amber' }
  return { words: 'Mind', tone: 'plain' }
}

const lowerFirst = (text: string): string => `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}`
