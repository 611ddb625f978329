import { Link } from '@tanstack/solid-router'
import { createMemo, createSignal, Show } from 'solid-js'
import { dateInWords } from '#forms'
import { Button, ByKey, Card, Item, ItemList, PageHeader, Tag } from '#ui'
import { dayOf } from '../cases/days.ts'
import { type ReferralLine, referralsIn } from '../cases/referrals.ts'
import { useApp } from '../parts/context.ts'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { Acknowledge } from './Acknowledge.tsx'
import { ByHand } from './ByHand.tsx'
import { FromFile } from './FromFile.tsx'

/** What the service was asked for and has not decided on, and the ways in. The manager's. */
export function ReferralsScreen() {
  return (
    <ManagersOnly words="Referrals are for your manager to take in.">
      <Referrals />
    </ManagersOnly>
  )
}

function Referrals() {
  const { caseload, device } = useApp()
  const lines = createMemo(() => referralsIn(caseload().cases, dayOf(device.parts.surroundings.clock())))
  return (
    <>
      <PageHeader
        title="Referrals"
        intro="Requests that nobody has decided on yet, the oldest first. They can be taken in without a network."
      />
      <div class="split">
        <Card title="To decide">
          <Show
            when={lines().length > 0}
            fallback={<p class="small">No request waits for a decision. Take one in here beside.</p>}
          >
            <ItemList>
              <ByKey each={lines()} by={({ one }) => one.space}>
                {(line) => <ReferralItem line={line()} />}
              </ByKey>
            </ItemList>
          </Show>
        </Card>
        <div class="stack">
          <ByHand />
          <FromFile />
        </div>
      </div>
    </>
  )
}

function ReferralItem(props: { readonly line: ReferralLine }) {
  const [telling, setTelling] = createSignal(false)
  const { line } = props
  return (
    <>
      <Item
        lead={<UrgencyTag line={props.line} />}
        title={
          <Link to="/cases/$space" params={{ space: line.one.space }}>
            {props.line.facts.name}
          </Link>
        }
        detail={detailOf(props.line)}
        action={
          <Show when={!props.line.isAcknowledged}>
            <Button onClick={() => setTelling(true)}>
              Acknowledge<span class="visually-hidden"> the request for {props.line.facts.name}</span>
            </Button>
          </Show>
        }
      />
      <Show when={telling()}>
        <Acknowledge one={props.line.one} onClose={() => setTelling(false)} />
      </Show>
    </>
  )
}

function UrgencyTag(props: { readonly line: ReferralLine }) {
  const urgency = () => props.line.urgency
  return (
    <Show when={urgency().kind !== 'none'} fallback={<Tag>{props.line.facts.stageInWords}</Tag>}>
      <Tag tone="red">{urgency().kind === 'endorsed' ? 'Urgent' : 'Urgent, not endorsed'}</Tag>
    </Show>
  )
}

function detailOf({ askedOn, facts, missing, isAcknowledged }: ReferralLine): string {
  const [first, ...more] = missing
  return [
    askedOn ? `Asked for on ${dateInWords(askedOn)}` : 'Nothing says when it was asked for',
    ...facts.facts.slice(0, 2),
    isAcknowledged ? 'acknowledged' : 'not acknowledged yet',
    first ? `${first}${more.length > 0 ? ` ${more.length} more.` : ''}` : 'Ready for the next step.',
  ].join(' · ')
}
