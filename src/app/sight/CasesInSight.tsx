import { Link } from '@tanstack/solid-router'
import { createMemo, type JSX, Show } from 'solid-js'
import { ByKey, Card, Item, ItemList, PageHeader } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { useApp } from '../parts/context.ts'

/** What somebody may look at now, by name. `none`: where they would have a case from. */
export function CasesInSight(props: {
  readonly intro: string
  readonly none: string
  readonly leadOf?: (one: CaseOnDevice) => JSX.Element
  readonly detailOf: (one: CaseOnDevice) => JSX.Element
}) {
  const { caseload } = useApp()
  const cases = createMemo(() =>
    caseload().cases.toSorted((one, other) =>
      caseFacts(one.file).name.localeCompare(caseFacts(other.file).name, 'en-GB'),
    ),
  )
  return (
    <>
      <PageHeader title="Cases" intro={props.intro} />
      <Show when={caseload().loaded} fallback={<p>Reading the cases from this device.</p>}>
        <Card>
          <Show when={cases().length > 0} fallback={<p>{props.none}</p>}>
            <ItemList>
              <ByKey each={cases()} by={({ space }) => space}>
                {(one) => (
                  <Item
                    lead={props.leadOf?.(one())}
                    title={
                      <Link to="/cases/$space" params={{ space: one().space }}>
                        {caseFacts(one().file).name}
                      </Link>
                    }
                    detail={props.detailOf(one())}
                  />
                )}
              </ByKey>
            </ItemList>
          </Show>
        </Card>
      </Show>
    </>
  )
}
