import { Link } from '@tanstack/solid-router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { CASELOAD } from '#casework'
import { Card, PageHeader, Tag, TextField, YesNoPad } from '#ui'
import { toTellNearTop } from '../cases/across.ts'
import { type CaseFacts, caseFacts } from '../cases/case-facts.ts'
import { caseNeeds } from '../cases/case-needs.ts'
import { caseStanding } from '../cases/case-standing.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { dayOf } from '../cases/days.ts'
import { isOrder, type Order, orderInWords, orderKey, orders } from '../cases/order.ts'
import { finder, searchableText } from '../cases/search.ts'
import { useApp } from '../parts/context.ts'
import { LongList } from '../parts/LongList.tsx'

/** The cases on this device, by name. */
export function CasesScreen() {
  const { device, open, caseload } = useApp()
  const [search, setSearch] = createSignal('')
  const all = createMemo(() =>
    caseload()
      .cases.map((one) => ({ one, facts: caseFacts(one.file), text: searchableText(one) }))
      .sort((a, b) => byName.compare(a.facts.name, b.facts.name)),
  )
  const [order, setOrder] = createSignal<Order>('name')
  const ordered = createMemo(() =>
    all()
      .map((line) => ({ ...line, key: orderKey(line.one, order()) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)),
  )
  /** Only the manager holds every case that waits. */
  const near = createMemo(() =>
    open.profile.role === 'manager'
      ? toTellNearTop(caseload().cases, dayOf(device.parts.surroundings.clock()))
      : new Set<string>(),
  )
  const found = createMemo(() => {
    const isFound = finder(search())
    return ordered().filter(({ text }) => isFound(text))
  })
  const intro = () => {
    const count = caseload().cases.length
    if (!caseload().loaded) return 'Reading the cases from this device.'
    return open.profile.role === 'manager' ? `${count} in the service.` : `${count} of about ${CASELOAD}.`
  }
  return (
    <>
      <PageHeader title="Cases" intro={intro()} />
      <TextField
        id="search"
        label="Find by name, reference or people"
        hint="Children, social workers and linked people too. Looks on this device only, and never in the separate place."
        value={search()}
        onInput={setSearch}
      />
      <YesNoPad
        id="order"
        label="Order by"
        options={orders}
        value={order()}
        onPick={(id) => setOrder(isOrder(id) ? id : 'name')}
      />
      <p role="status" class="visually-hidden">
        {search().trim() === '' ? '' : `${found().length} found`}
      </p>
      <Show when={caseload().loaded}>
        <Card>
          <Show
            when={found().length > 0}
            fallback={
              <p>
                {search().trim() === ''
                  ? 'No case is on this device yet. Connect, and your cases are fetched from the server.'
                  : 'No case on this device has that name, reference or person.'}
              </p>
            }
          >
            <LongList each={found()} by={({ one }) => one.space}>
              {(line) => (
                <CaseLine
                  one={line().one}
                  facts={line().facts}
                  nearTop={near().has(line().one.space)}
                  order={order()}
                />
              )}
            </LongList>
          </Show>
        </Card>
      </Show>
    </>
  )
}

const byName = new Intl.Collator('en')

function CaseLine(props: {
  readonly one: CaseOnDevice
  readonly facts: CaseFacts
  readonly nearTop: boolean
  readonly order: Order
}) {
  const { device } = useApp()
  const now = device.parts.surroundings.clock
  const needs = createMemo(() => caseNeeds(props.one, now()))
  const standing = createMemo(() => caseStanding(props.one, dayOf(now())))
  return (
    <li>
      <span class="avatar" aria-hidden="true">
        {props.facts.initials}
      </span>
      <div class="item-words">
        <h2 class="case-name">
          <Link to="/cases/$space" params={{ space: props.one.space }}>
            {props.facts.name}
          </Link>
        </h2>
        <p class="small">
          {[
            props.facts.stageInWords,
            standing().waited,
            props.facts.area,
            orderInWords(props.one, props.order),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div class="actions">
        <Show when={needs().alerts.length > 0}>
          <Tag tone="red">Alert</Tag>
        </Show>
        <Show when={props.nearTop}>
          <Tag tone="blue">Near the top: tell the referrer</Tag>
        </Show>
        <Show when={standing().stops > 0}>
          <Tag tone="red">Stop</Tag>
        </Show>
        <Show when={standing().overdue > 0}>
          <Tag tone="amber">Overdue</Tag>
        </Show>
        <Show when={standing().risk}>{(risk) => <Tag tone={risk().tone}>{risk().words}</Tag>}</Show>
        <Show when={needs().overdue.length > 0}>
          <Tag tone="amber">No outcome</Tag>
        </Show>
        <Show when={needs().conflicts.length > 0}>
          <Tag tone="amber">Two answers</Tag>
        </Show>
        <Show when={needs().aside.length + needs().damaged.length > 0 || needs().unreadable}>
          <Tag tone="amber">Needs you</Tag>
        </Show>
        <For each={props.facts.flags}>{(flag) => <Tag tone={flag.tone}>{flag.words}</Tag>}</For>
      </div>
    </li>
  )
}
