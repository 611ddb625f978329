import { Link } from '@tanstack/solid-router'
import { createMemo, Show } from 'solid-js'
import { ByKey, Card, Item, ItemList, PageHeader } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { useApp } from '../parts/context.ts'
import { untilInWords } from '../words/sight-words.ts'

/** What an auditor may look at now, and until when. */
export function AuditorCases() {
  const { caseload } = useApp()
  const cases = createMemo(() =>
    caseload().cases.toSorted((one, other) =>
      caseFacts(one.file).name.localeCompare(caseFacts(other.file).name, 'en-GB'),
    ),
  )
  return (
    <>
      <PageHeader
        title="Cases"
        intro="A manager lets you look at a case until a day. Then it leaves this device by itself; what you wrote is sent first."
      />
      <Show when={caseload().loaded} fallback={<p>Reading the cases from this device.</p>}>
        <Card>
          <Show
            when={cases().length > 0}
            fallback={
              <p>
                You have sight of no case now. A manager gives it on the case’s own screen; you have it here
                after the next sync.
              </p>
            }
          >
            <ItemList>
              <ByKey each={cases()} by={({ space }) => space}>
                {(one) => (
                  <Item
                    title={
                      <Link to="/cases/$space" params={{ space: one().space }}>
                        {caseFacts(one().file).name}
                      </Link>
                    }
                    detail={reachInWords(one())}
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

const reachInWords = ({ sight }: CaseOnDevice): string =>
  sight === null
    ? ''
    : `Until ${untilInWords(sight.until)}, ${sight.confidential ? 'with' : 'without'} the separate place`
