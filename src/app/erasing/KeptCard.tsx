import { createMemo, For, Show } from 'solid-js'
import type { Erasures } from '#sync'
import { Button, Card, Tag } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import { dayOf } from '../cases/days.ts'
import { useApp } from '../parts/context.ts'
import { useWatched } from '../parts/use-watched.ts'
import { dueInWords } from '../words/hold-words.ts'
import { keepYears, keptLongEnough } from './keeping.ts'

/** Cases that were kept for as long as the service keeps them, each with why. Nothing happens to them unless somebody asks. */
export function KeptCard(props: { readonly known: Erasures; readonly onAsk: (space: string) => void }) {
  const { device, open, caseload } = useApp()
  const service = useWatched(open.service.state)
  const keep = createMemo(() => keepYears(service()))
  const isSaid = () => keep().usual !== null || keep().longer !== null
  const held = createMemo(() => new Set(props.known.holds?.map(({ space }) => space)))
  const asked = createMemo(() => new Set(props.known.erasures.map(({ space }) => space)))
  const due = createMemo(() =>
    keptLongEnough(caseload().cases, keep(), dayOf(device.parts.surroundings.clock())),
  )
  const stands = (space: string) =>
    held().has(space) ? 'On hold' : asked().has(space) ? 'Asked for' : undefined
  const count = (words: string) => due().filter(({ one }) => stands(one.space) === words).length
  return (
    <Card title="Kept long enough">
      <Show
        when={due().length > 0}
        fallback={
          <p class="small">
            {isSaid()
              ? 'No case on this device. One whose file does not say for certain when it ended is never listed.'
              : 'Nobody has said for how long cases are kept, so none is listed.'}
          </p>
        }
      >
        <div class="stack">
          <p class="small">{dueInWords(due().length, count('On hold'), count('Asked for'))}</p>
          <ul class="device-list">
            <For each={due()}>
              {({ one, kept }) => (
                <li>
                  <div>
                    <p>
                      <strong>{caseFacts(one.file).name}</strong>
                    </p>
                    <p class="small">{kept.why}</p>
                  </div>
                  <Show
                    when={stands(one.space)}
                    fallback={
                      <Button onClick={() => props.onAsk(one.space)}>
                        Ask to erase it<span class="visually-hidden">: {caseFacts(one.file).name}</span>
                      </Button>
                    }
                  >
                    {(words) => <Tag tone={held().has(one.space) ? 'amber' : 'plain'}>{words()}</Tag>}
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
    </Card>
  )
}
