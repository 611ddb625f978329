import { createMemo, createSignal, Show } from 'solid-js'
import { Card } from '#ui'
import { NoticeItem } from '../case/NoticeItem.tsx'
import { dueFor, type Team } from '../cases/team.ts'
import { LongList } from '../parts/LongList.tsx'
import { Select } from '../parts/Select.tsx'
import { nameOf, officersOfCase } from './lines.tsx'

/** Values of the list that are nobody's name. */
const EVERYBODY = 'everybody'
const NOBODY = 'nobody'

/** What stops the work, what is overdue and what is due in the next seven days, of everybody or of one officer. */
export function DueCard(props: { readonly team: Team }) {
  const [picked, setPicked] = createSignal(EVERYBODY)
  const options = createMemo(() => [
    { id: EVERYBODY, label: 'Everybody' },
    ...props.team.officers.map((name) => ({ id: `of ${name}`, label: name })),
    { id: NOBODY, label: 'Not allocated' },
  ])
  const officer = () =>
    picked() === EVERYBODY ? null : picked() === NOBODY ? '' : picked().slice('of '.length)
  const lines = createMemo(() => dueFor(props.team, officer()))
  return (
    <Card title="Due and overdue">
      <div class="stack">
        <Select id="officer" label="Whose cases" options={options()} value={picked()} onPick={setPicked} />
        <Show
          when={lines().length > 0}
          fallback={
            <p class="small" role="status">
              Nothing is overdue, and nothing is due in the next seven days.
            </p>
          }
        >
          <LongList each={lines()} by={({ one, notice }) => `${one.space} ${notice.id}`}>
            {(line) => (
              <NoticeItem
                notice={line().notice}
                name={nameOf(props.team, line().one.space)}
                officers={officersOfCase(props.team, line().one.space)}
              />
            )}
          </LongList>
        </Show>
      </div>
    </Card>
  )
}
