import { Link } from '@tanstack/solid-router'
import { createMemo, createSignal, onCleanup, onMount, Show } from 'solid-js'
import { type OwedUpdate, updatesOwed } from '#casework/survivor-updates'
import type { OpenedRecord } from '#store'
import { ByKey, Card, Item, ItemList } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { dayOf } from '../cases/days.ts'
import { answersOfCase } from '../cases/pathway.ts'
import type { ConfidentialPlace } from '../device/confidential.ts'
import { useApp } from '../parts/context.ts'
import { counted, sentence } from '../words/counts.ts'

/** An officer's other cases in which the survivor is owed news: no list outside this place may tell them. */
export function OwedElsewhere(props: { readonly place: ConfidentialPlace; readonly one: CaseOnDevice }) {
  const { caseload, device } = useApp()
  const [bySpace, setBySpace] = createSignal<ReadonlyMap<string, readonly OpenedRecord[]>>()
  const others = createMemo(() => caseload().cases.filter(({ space }) => space !== props.one.space))
  const read = async () => {
    const spaces = others().map(({ space }) => space)
    const names = spaces.map((space) => ({ space, compartment: 'confidential' as const }))
    const listed = await props.place.records.listAll(names)
    setBySpace(new Map(spaces.map((space, nth) => [space, listed[nth]?.records ?? []])))
  }
  onMount(() => {
    void read()
    onCleanup(props.place.onChanged(() => void read()))
  })
  const lines = createMemo(() =>
    others().flatMap((one) => {
      const there = bySpace()?.get(one.space)
      if (!there) return []
      const today = dayOf(device.parts.surroundings.clock())
      const owed = updatesOwed(answersOfCase(one), there, one.profile, today)
      const [longest] = owed
      return longest ? [{ one, count: owed.length, longest }] : []
    }),
  )
  return (
    <Show when={lines().length > 0}>
      <Card title="Owed in your other cases">
        <ItemList>
          <ByKey each={lines()} by={({ one }) => one.space}>
            {(line) => (
              <Item
                title={caseFacts(line().one.file).name}
                detail={inWords(line())}
                action={
                  <Link class="button" to="/cases/$space/separate" params={{ space: line().one.space }}>
                    Unlock its place
                    <span class="visually-hidden">: {caseFacts(line().one.file).name}</span>
                  </Link>
                }
              />
            )}
          </ByKey>
        </ItemList>
      </Card>
    </Show>
  )
}

const inWords = ({
  count,
  longest: { title, why },
}: {
  readonly count: number
  readonly longest: OwedUpdate
}): string => `${sentence(counted(count, 'update'))} ${title}: ${why}`
