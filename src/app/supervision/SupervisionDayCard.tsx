import { Link } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import { type Day, type Supervision, type SupervisionDay, shortDay } from '#casework'
import { Card, Item, Tag, type Tone } from '#ui'
import { OpenRecord } from '../case/NeedsItems.tsx'
import { latestForm } from '../cases/record-form.ts'
import type { Team } from '../cases/team.ts'
import { LongList } from '../parts/LongList.tsx'
import { nameOf, officersOfCase } from '../team/lines.tsx'
import { longDay, summariesDueInWords } from '../words/supervision-words.ts'

/** One day of group supervision, and how the summary of each case stands. */
export function SupervisionDayCard(props: {
  readonly day: SupervisionDay<string>
  readonly team: Team
  readonly today: Day
}) {
  return (
    <Card title={longDay(props.day.day)}>
      <p>{summariesDueInWords(props.day, props.today)}</p>
      <LongList each={props.day.lines} by={({ key, meeting }) => `${key} ${meeting.sitting}`}>
        {(line) => (
          <Item
            title={
              <span class="agenda-title">
                {nameOf(props.team, line().key)} <Tag {...tagOf(line(), props.today)} />
              </span>
            }
            detail={
              <>
                {summaryInWords(line())}
                <span class="whose">{officersOfCase(props.team, line().key)}</span>
              </>
            }
            action={
              <Show
                when={line().summary}
                fallback={
                  <Link class="button" to="/cases/$space" params={{ space: line().key }}>
                    Open <span class="visually-hidden">the case of {nameOf(props.team, line().key)}</span>
                  </Link>
                }
              >
                {(summary) => (
                  <OpenRecord
                    header={summary()}
                    label="Open"
                    about={`the summary of ${nameOf(props.team, line().key)}`}
                  />
                )}
              </Show>
            }
          />
        )}
      </LongList>
    </Card>
  )
}

function tagOf(
  { isCompleted, due }: Supervision,
  today: Day,
): { readonly tone: Tone; readonly children: string } {
  if (isCompleted) return { tone: 'green', children: 'Completed' }
  if (due < today) return { tone: 'red', children: 'Overdue' }
  return { tone: 'amber', children: due === today ? 'Due today' : `Due ${shortDay(due, today)}` }
}

/** Which of the two summaries it is, once one is begun. */
function summaryInWords({ summary, isCompleted, time }: Supervision): string {
  const at = time === null ? '' : ` Supervision at ${time}.`
  if (summary === null) return `No workbook or programme summary is begun.${at}`
  const title = latestForm(summary.form)?.title ?? 'The summary'
  return `${title}${isCompleted ? '' : ', begun and not completed'}.${at}`
}
