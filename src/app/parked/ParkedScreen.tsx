import { Link } from '@tanstack/solid-router'
import { createMemo, createSignal, Match, onMount, Show, Switch } from 'solid-js'
import { recordId } from '#record'
import { Button, ByKey, Card, GuidancePanel, PageHeader } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import { useApp } from '../parts/context.ts'
import { focusHeading } from '../parts/focus-heading.ts'
import { NotHere } from '../parts/NotHere.tsx'
import { useReadParts } from '../parts/read-parts.ts'
import { decidedInWords, unreadInWords } from '../words/parked-words.ts'
import { ParkedRecordView } from './ParkedRecordView.tsx'
import {
  byCaseAndAuthor,
  type Choice,
  decideOn,
  type ParkedByAuthor,
  type ParkedInCase,
} from './parked-list.ts'
import { useParked } from './use-parked.ts'

/** What the server kept aside, for the manager to accept or refuse. */
export function ParkedScreen() {
  const { open } = useApp()
  return (
    <Show
      when={open.profile.role === 'manager'}
      fallback={<NotHere words="What was kept aside is for managers to decide on." />}
    >
      <Waiting />
    </Show>
  )
}

/** What came of the last decision. */
type Told = { readonly tone: 'info' | 'problem'; readonly words: string }

function Waiting() {
  const { device, open } = useApp()
  const parts = useReadParts()
  const { state, read } = useParked()
  const [told, setTold] = createSignal<Told>()
  const { clock } = device.parts.surroundings
  const groups = createMemo(() => {
    const answer = state()
    return answer?.ok ? byCaseAndAuthor(answer.value) : undefined
  })
  const unread = () => {
    const answer = state()
    return answer && !answer.ok ? answer.error : undefined
  }
  onMount(() => void read())
  const decide = async (choice: Choice) => {
    const { decided, problem } = await decideOn(parts, open.vault, choice, clock())
    setTold({
      tone: problem ? 'problem' : 'info',
      words: decidedInWords(choice.outcome, decided, problem, clock()),
    })
    if (decided === 0 && problem?.kind === 'not-sent') return
    await read()
    focusHeading() // what had the focus is gone with what was decided
    if (decided > 0) void open.sync.round()
  }
  return (
    <>
      <PageHeader
        title="Kept aside"
        intro="Officers wrote this, and the server did not take it by itself. Nothing of it is lost. You say what becomes of it."
        actions={<Button onClick={() => void read()}>Look again</Button>}
      />
      <Show when={told()}>
        {(last) => (
          <GuidancePanel live tone={last().tone}>
            <p>{last().words}</p>
          </GuidancePanel>
        )}
      </Show>
      <Switch fallback={<p role="status">Asking the server.</p>}>
        <Match when={unread()}>
          {(problem) => (
            <GuidancePanel live tone="warning">
              <p>{unreadInWords(problem())}</p>
            </GuidancePanel>
          )}
        </Match>
        <Match when={groups()?.length === 0}>
          <Card>
            <p>Nothing is kept aside. What officers write goes straight into their records.</p>
          </Card>
        </Match>
        <Match when={groups()}>
          {(all) => (
            <div class="stack">
              <ByKey each={all()} by={({ space }) => space}>
                {(one) => <InCase one={one()} onDecide={decide} />}
              </ByKey>
            </div>
          )}
        </Match>
      </Switch>
    </>
  )
}

const nameOf = ({ name = 'Somebody' }: ParkedByAuthor): string => name

/** What is chosen and written about an entry stays with it when the list is read anew. */
function InCase(props: { readonly one: ParkedInCase; readonly onDecide: (choice: Choice) => Promise<void> }) {
  const { caseload } = useApp()
  const here = () => caseload().cases.find(({ space }) => space === props.one.space)
  const name = () => {
    const one = here()
    if (one) return caseFacts(one.file).name
    return props.one.claimed ? 'A case that is not on this device' : 'A case that the service does not know'
  }
  return (
    <Card
      title={name()}
      action={
        <Show when={here()}>
          <Link class="button" to="/cases/$space" params={{ space: props.one.space }}>
            Open the case <span class="visually-hidden">of {name()}</span>
          </Link>
        </Show>
      }
    >
      <ByKey each={props.one.authors} by={({ author }) => author}>
        {(by) => (
          <div class="parked-by">
            <h3>Written by {nameOf(by())}</h3>
            <ByKey each={by().records} by={({ header }) => recordId(header)}>
              {(record) => (
                <ParkedRecordView record={record()} author={nameOf(by())} onDecide={props.onDecide} />
              )}
            </ByKey>
          </div>
        )}
      </ByKey>
    </Card>
  )
}
