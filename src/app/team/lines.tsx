import type { JSX } from 'solid-js'
import type { Notice } from '#casework'
import { recordId } from '#record'
import { Item, Tag, type Tone } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import type { ClosedRecord, Team } from '../cases/team.ts'
import { LongList } from '../parts/LongList.tsx'
import { officersInWords } from '../words/team-words.ts'
import { dayInWords } from '../words/when.ts'

export const nameOf = ({ caseBySpace }: Team, space: string): string => caseBySpace.get(space)?.name ?? ''

/** Who has the case, in words. */
export const officersOfCase = ({ caseBySpace }: Team, space: string): string =>
  officersInWords(caseBySpace.get(space)?.officers ?? [])

/** A line of a list over all cases: whose it is stands under what it is. */
export function TeamItem(props: {
  readonly team: Team
  readonly tag: { readonly words: string; readonly tone: Tone }
  readonly at: Notice['at']
  readonly title: string
  readonly detail: string
  /** What else leads on from here. */
  readonly also?: JSX.Element
}) {
  const name = () => nameOf(props.team, props.at.space)
  return (
    <Item
      lead={<Tag tone={props.tag.tone}>{props.tag.words}</Tag>}
      title={`${name()}: ${lowerFirst(props.title)}`}
      detail={
        <>
          {props.detail} <span class="whose">{officersOfCase(props.team, props.at.space)}</span>
        </>
      }
      action={
        <div class="actions actions-below">
          {props.also}
          <OpenRecord header={props.at} label="Open" about={`${name()}: ${props.title}`} />
        </div>
      }
    />
  )
}

/** What rules say of several cases, under one tag. */
export function NoticeLines(props: {
  readonly team: Team
  readonly tag: { readonly words: string; readonly tone: Tone }
  readonly notices: readonly Notice[]
  readonly also?: (notice: Notice) => JSX.Element
}) {
  return (
    <LongList each={props.notices} by={({ at, id }) => `${at.space} ${id}`}>
      {(notice) => (
        <TeamItem
          team={props.team}
          tag={props.tag}
          at={notice().at}
          title={notice().title}
          detail={notice().why}
          also={props.also?.(notice())}
        />
      )}
    </LongList>
  )
}

/** Completed records of several cases. `say`: what is to be done with one. */
export function RecordLines(props: {
  readonly team: Team
  readonly tag: { readonly words: string; readonly tone: Tone }
  readonly records: readonly ClosedRecord[]
  readonly say: string
}) {
  return (
    <LongList each={props.records} by={({ header }) => recordId(header)}>
      {(record) => (
        <TeamItem
          team={props.team}
          tag={props.tag}
          at={record().header}
          title={record().form.title}
          detail={`Completed ${dayInWords(record().at)}. ${props.say}`}
        />
      )}
    </LongList>
  )
}

const lowerFirst = (text: string): string => `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}`
