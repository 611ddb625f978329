import { createMemo, createSignal, Show } from 'solid-js'
import { type WaitingCase, waitingList } from '#casework'
import { ByKey, Card, PageHeader, Tag, YesNoPad } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { dayOf } from '../cases/days.ts'
import { answersOfCase } from '../cases/pathway.ts'
import { useApp } from '../parts/context.ts'
import { focusHeading } from '../parts/focus-heading.ts'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { Told } from '../parts/Told.tsx'
import { AllocatePanel } from './AllocatePanel.tsx'
import {
  inWaitingOrder,
  isWaitingOrder,
  priorityInWords,
  riskInWords,
  type WaitingOrder,
  waitingOrders,
} from './waiting-order.ts'

/** Who waits, with what a manager weighs, and who could take them. */
export function WaitingScreen() {
  return (
    <ManagersOnly words="The waiting list is for your manager to work through.">
      <Waiting />
    </ManagersOnly>
  )
}

function Waiting() {
  const { caseload, device } = useApp()
  const [order, setOrder] = createSignal<WaitingOrder>('waiting')
  const [space, setSpace] = createSignal<string>()
  const [told, setTold] = createSignal('')
  const list = createMemo(() =>
    waitingList(
      caseload().cases.map((one) => ({ key: one, one: answersOfCase(one) })),
      dayOf(device.parts.surroundings.clock()),
    ),
  )
  const lines = createMemo(() => inWaitingOrder(list(), order()))
  const chosen = createMemo(() => (lines().find(({ key }) => key.space === space()) ?? lines()[0])?.key)
  const done = (one: CaseOnDevice, name: string) => {
    setTold(`${caseFacts(one.file).name} is allocated to ${name}.`)
    focusHeading() // the line is gone
  }
  return (
    <>
      <PageHeader
        title="Waiting list"
        intro="Waiting time, priority, risk and workload together. You decide, Cairn keeps the reason."
      />
      <Told words={told()} />
      <Show
        when={lines().length > 0}
        fallback={
          <Card>
            <p>Nobody waits. A referral comes here once it is accepted.</p>
          </Card>
        }
      >
        <YesNoPad
          id="waiting-order"
          label="Order by"
          options={waitingOrders}
          value={order()}
          onPick={(id) => setOrder(isWaitingOrder(id) ? id : 'waiting')}
        />
        <div class="split">
          <Card title={`${lines().length} waiting`}>
            <div class="waiting" role="radiogroup" aria-label="Who waits">
              <ByKey each={lines()} by={({ key }) => key.space}>
                {(line) => (
                  <WaitingLine
                    line={line()}
                    chosen={line().key.space === chosen()?.space}
                    onChoose={() => setSpace(line().key.space)}
                  />
                )}
              </ByKey>
            </div>
          </Card>
          <Show when={chosen()}>
            {(one) => <AllocatePanel one={one()} onDone={(name) => done(one(), name)} />}
          </Show>
        </div>
      </Show>
    </>
  )
}

function WaitingLine(props: {
  readonly line: WaitingCase<CaseOnDevice>
  readonly chosen: boolean
  readonly onChoose: () => void
}) {
  const facts = createMemo(() => caseFacts(props.line.key.file))
  return (
    <label class="waiting-line">
      <input
        type="radio"
        class="visually-hidden"
        name="waiting"
        checked={props.chosen}
        onChange={() => props.onChoose()}
      />
      <span class="waiting-who">
        <strong>{facts().name}</strong>
        <span class="small num">{[facts().area, facts().reference].filter(Boolean).join(' · ')}</span>
      </span>
      <span class="waiting-since num">
        {props.line.days === null
          ? 'not known'
          : `${props.line.days} ${props.line.days === 1 ? 'day' : 'days'}`}
      </span>
      <span class="waiting-weighs">
        <span class="actions">
          <UrgencyTag line={props.line} />
          <Tag tone={props.line.risk === 'high' || props.line.risk === 'very-high' ? 'red' : 'plain'}>
            {riskInWords(props.line.risk)}
          </Tag>
          <Tag tone={props.line.priority === 'high' ? 'amber' : 'plain'}>
            {priorityInWords(props.line.priority)}
          </Tag>
          <Show when={props.line.tellReferrer}>
            <Tag tone="blue">Tell the referrer</Tag>
          </Show>
        </span>
        <span class="small">
          {[...new Set([facts().living, ...facts().flags.map(({ words }) => words)])]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </label>
  )
}

function UrgencyTag(props: { readonly line: WaitingCase<CaseOnDevice> }) {
  const urgency = () => props.line.urgency
  return (
    <Show when={urgency().kind !== 'none'}>
      <Tag tone="red">{urgency().kind === 'endorsed' ? 'Urgent, endorsed' : 'Urgent, not endorsed'}</Tag>
    </Show>
  )
}
