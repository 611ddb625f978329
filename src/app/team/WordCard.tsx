import { Show } from 'solid-js'
import { Card } from '#ui'
import type { Team } from '../cases/team.ts'
import { AskForWord } from '../parts/AskForWord.tsx'
import { NoticeLines, RecordLines } from './lines.tsx'

/** What waits for the manager's signature or word. */
export function WordCard(props: { readonly team: Team }) {
  const court = () => props.team.desk.court
  const urgent = () => props.team.desk.urgent
  return (
    <Card title="Waits for your word">
      <Show when={urgent().length > 0}>
        <NoticeLines
          team={props.team}
          tag={{ words: 'Urgent', tone: 'red' }}
          notices={urgent()}
          also={({ at }) => <AskForWord space={at.space} />}
        />
      </Show>
      <Show when={court().length > 0}>
        <NoticeLines team={props.team} tag={{ words: 'Court', tone: 'blue' }} notices={court()} />
      </Show>
      <Show when={props.team.toSign.length > 0}>
        <RecordLines
          team={props.team}
          tag={{ words: 'To sign', tone: 'amber' }}
          records={props.team.toSign}
          say="Read it, then countersign it or send it back."
        />
      </Show>
      <Show when={urgent().length + court().length + props.team.toSign.length === 0}>
        <p class="small">
          No report waits for your signature, none for court waits for a talk with you, and no urgent referral
          lacks a word.
        </p>
      </Show>
    </Card>
  )
}
