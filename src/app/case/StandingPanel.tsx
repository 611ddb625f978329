import { createMemo, createSignal, Show } from 'solid-js'
import { canonicalText, type Json } from '#core'
import { answersAsText, type Form, isWhole } from '#forms'
import { type Head, isContested, type Standing, viewAsCompleted, viewOf } from '#record'
import type { OpenedRecord } from '#store'
import { Button, Card, ConflictPanel, GuidancePanel, Tag } from '#ui'
import { sendRecordBack, settleStanding } from '../cases/acts.ts'
import { useApp } from '../parts/context.ts'
import { useSaid } from '../parts/said.ts'
import { Countersigning } from './Countersigning.tsx'
import { mayActHere } from './may-write.ts'
import { ReasonForm } from './ReasonForm.tsx'
import { ActProblemPanel, useAct } from './use-act.tsx'

type RecordAndForm = { readonly record: OpenedRecord; readonly form: Form }

/** At the head of a record that is or was completed: by whom and when, whether it is all here, and the manager's way to open it again. */
export function StandingPanel(props: RecordAndForm) {
  const { open } = useApp()
  const view = createMemo(() => viewOf(props.record.set))
  const said = useSaid()
  return (
    <>
      <Show when={isContested(view().standing)}>
        <Contested {...props} />
      </Show>
      <Show when={completedOnce(view().standing)}>
        {(head) => (
          <Card>
            <div class="standing">
              <div class="standing-words">
                <Tag tone="green">Completed</Tag>
                <p>
                  {said(head())}
                  <Show when={view().standing.revision > 1}>
                    . Completed {times(view().standing.revision)}
                  </Show>
                </p>
              </div>
              <Show when={mayActHere('send-back', props.record.header, open.profile.role)}>
                <SendBack {...props} />
              </Show>
            </div>
            <Countersigning {...props} />
          </Card>
        )}
      </Show>
      <Show when={isPartMissing(props, view().standing)}>
        <GuidancePanel tone="warning" title="Part of what was completed is not here yet">
          <p>
            The answers below are not all that was signed off. Connect and sync. If you see this again after
            that, tell your manager which record it is.
          </p>
        </GuidancePanel>
      </Show>
    </>
  )
}

/** Both are shown, and a person says which stands. */
function Contested(props: RecordAndForm) {
  const { open } = useApp()
  const act = useAct()
  const said = useSaid()
  const view = createMemo(() => viewOf(props.record.set))
  const choices = createMemo(() =>
    [...Map.groupBy(view().standing.acts, ({ statement }) => canonicalText(statement.value)).values()].map(
      (heads) => ({
        value: heads[0]?.statement.value ?? null,
        words: heads[0]?.statement.value === null ? 'Open again' : differing(props, heads[0]),
        said: heads.map(said),
      }),
    ),
  )
  const settle = (value: Json) =>
    act.run(() => settleStanding(open, props.record.header, props.form, view(), value))
  return (
    <>
      <ActProblemPanel act={act} title="Not settled" />
      <ConflictPanel
        title="This record was completed in more than one way"
        explanation="Neither knew of the other, and both are kept. Choose what stands. What the other one says is then shown as late, for you to look at."
        choices={choices()}
        onChoose={(index) => {
          const choice = choices()[index]
          if (choice) void settle(choice.value)
        }}
      />
    </>
  )
}

function SendBack(props: RecordAndForm) {
  const { open } = useApp()
  const act = useAct()
  const [asking, setAsking] = createSignal(false)
  return (
    <Show when={asking()} fallback={<Button onClick={() => setAsking(true)}>Send back</Button>}>
      <div class="standing-reason">
        <ActProblemPanel act={act} title="Not sent back" />
        <ReasonForm
          label="Why does it go back?"
          hint="The officer reads this in the notes on this record. The client never sees it."
          action="Send it back"
          onCancel={() => setAsking(false)}
          onReason={(why) => void act.run(() => sendRecordBack(open, props.record.header, props.form, why))}
        />
      </div>
    </Show>
  )
}

/** What one of several completions says that the others do not, question by question. */
function differing({ record, form }: RecordAndForm, head: Head | undefined): string {
  const { standing } = viewOf(record.set)
  const completions = standing.kind === 'completed' ? standing.completions : []
  const all = completions.map(({ id, completion }) => ({
    id,
    answers: answersAsText(form, viewAsCompleted(record.set, completion)),
  }))
  const own = all.find(({ id }) => id === head?.id)
  const others = all.filter((one) => one !== own).flatMap(({ answers }) => answers)
  const different = own?.answers.filter((answer) =>
    others.some((other) => other.field === answer.field && other.words.join() !== answer.words.join()),
  )
  if (!different?.length) return 'As it was completed'
  return different
    .map(({ label, words }) => `${label} ${words.length > 0 ? words.join(' / ') : 'Not answered'}`)
    .join(' · ')
}

const completedOnce = (standing: Standing): Head | undefined =>
  standing.kind === 'completed' && !isContested(standing) ? standing.completions[0] : undefined

const isPartMissing = ({ record, form }: RecordAndForm, standing: Standing): boolean =>
  standing.kind === 'completed' &&
  standing.completions.some(({ completion }) => !isWhole(form, record.set, completion))

const times = (count: number): string => (count === 2 ? 'twice' : `${count} times`)
