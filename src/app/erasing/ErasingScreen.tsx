import { createMemo, createSignal, For, Match, onMount, Show, Switch } from 'solid-js'
import {
  askErasure,
  type Erasure,
  type ErasureProblem,
  type Erasures,
  eraseCase,
  type Hold,
  liftHold,
  readErasures,
  takeBackErasure,
} from '#sync'
import { Button, Card, Dialog, PageHeader, Tag } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import { useApp } from '../parts/context.ts'
import { focusHeading } from '../parts/focus-heading.ts'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { useChangeParts } from '../parts/read-parts.ts'
import { Told } from '../parts/Told.tsx'
import { askedInWords, caseNumber, erasingProblemInWords, reasonInWords } from '../words/erasing-words.ts'
import { holdReasonInWords, onHoldInWords, putInWords } from '../words/hold-words.ts'
import { CertificatesCard } from './CertificatesCard.tsx'
import { HoldsCard } from './HoldsCard.tsx'
import { KeepYearsCard } from './KeepYearsCard.tsx'
import { KeptCard } from './KeptCard.tsx'

/** What was kept long enough, what managers asked to erase, for another to agree or to take back, what is on hold, and the certificates of what was erased. */
export function ErasingScreen() {
  return (
    <ManagersOnly words="Erasing cases is for managers.">
      <Erasing />
    </ManagersOnly>
  )
}

function Erasing() {
  const { caseload, open } = useApp()
  const parts = useChangeParts()
  const [known, setKnown] = createSignal<Erasures>()
  const [trouble, setTrouble] = createSignal('')
  const [erasing, setErasing] = createSignal<Erasure>()
  const [told, setTold] = createSignal('')
  const asked = createMemo(() => known()?.erasures.filter(({ done }) => done === null) ?? [])
  const done = createMemo(() => known()?.erasures.filter((one) => one.done !== null) ?? [])
  const nameOf = (space: string): string => {
    const held = caseload().cases.find((one) => one.space === space)
    return held ? caseFacts(held.file).name : caseNumber(space)
  }
  const holdsOn = (space: string): readonly Hold[] =>
    known()?.holds?.filter((hold) => hold.space === space) ?? []
  const read = async () => {
    const answer = await readErasures(parts)
    if (answer.ok) setKnown(answer.value)
    setTrouble(answer.ok ? '' : erasingProblemInWords(answer.error))
  }
  onMount(() => void read())

  const act = async (space: string, doIt: Promise<ErasureProblem | null>, words: string) => {
    setErasing(undefined)
    setTold('')
    const failed = await doIt
    await read()
    if (failed === 'on-hold') setTrouble(onHoldInWords(holdsOn(space), open.vault.author))
    else if (failed) setTrouble(erasingProblemInWords(failed))
    else setTold(words)
    focusHeading() // the button is gone
  }

  return (
    <>
      <PageHeader
        title="Erasing"
        intro="Cases whose time is up, what a manager asked to erase, what is on hold, and what was erased. It is read from the server each time."
        actions={<Button onClick={() => void read()}>Look again</Button>}
      />
      <Told words={told()} />
      <Told words={trouble()} tone="warning" />
      <div class="stack">
        <Switch>
          <Match when={known()}>
            {(list) => (
              <>
                <Card title="Asked for">
                  <Show
                    when={asked().length > 0}
                    fallback={<p class="small">Nothing. A case has “Erase this case” on its own screen.</p>}
                  >
                    <ul class="device-list">
                      <For each={asked()}>
                        {(one) => (
                          <Asked
                            one={one}
                            name={nameOf(one.space)}
                            at={list().at}
                            me={open.vault.author}
                            holds={holdsOn(one.space)}
                            onErase={() => setErasing(one)}
                            onTakeBack={() =>
                              void act(
                                one.space,
                                takeBackErasure(parts, one.space),
                                'It was taken back. The case stays as it is.',
                              )
                            }
                          />
                        )}
                      </For>
                    </ul>
                  </Show>
                </Card>
                <KeptCard
                  known={list()}
                  onAsk={(space) =>
                    void act(
                      space,
                      askErasure(parts, space, 'time-is-up'),
                      'It was asked for. Nothing is erased until another manager agrees, or until seven days have passed.',
                    )
                  }
                />
                <HoldsCard
                  holds={list().holds}
                  nameOf={nameOf}
                  onLift={({ space, reason }) =>
                    void act(space, liftHold(parts, space, reason), 'The hold was lifted.')
                  }
                />
                <CertificatesCard done={done()} />
              </>
            )}
          </Match>
          <Match when={trouble() === ''}>
            <p role="status">Asking the server.</p>
          </Match>
        </Switch>
        <KeepYearsCard />
      </div>
      <Show when={erasing()}>
        {(one) => (
          <Dialog
            open
            title={`Erase ${nameOf(one().space)} for good?`}
            onClose={() => setErasing(undefined)}
            actions={
              <>
                <Button
                  look="danger"
                  onClick={() => {
                    const { space } = one()
                    void act(
                      space,
                      eraseCase(parts, space),
                      'It was erased. Save its certificate below, and destroy older files of keys.',
                    )
                  }}
                >
                  Erase it for good
                </Button>
                <Button onClick={() => setErasing(undefined)}>Cancel</Button>
              </>
            }
          >
            <ul class="plain-list">
              <li>
                Its key on the server is destroyed, and every record, photograph and name that it opened.
              </li>
              <li>It leaves every tablet at its next contact, this one too.</li>
              <li>It cannot be undone by anybody.</li>
            </ul>
          </Dialog>
        )}
      </Show>
    </>
  )
}

function Asked(props: {
  readonly one: Erasure
  readonly name: string
  readonly at: number
  readonly me: string
  readonly holds: readonly Hold[]
  readonly onErase: () => void
  readonly onTakeBack: () => void
}) {
  const isMine = () => props.one.askedBy.id === props.me
  const isOnHold = () => props.holds.length > 0
  const mayErase = () => !isOnHold() && (!isMine() || props.at >= props.one.from)
  return (
    <li>
      <div>
        <p>
          <strong>{props.name}</strong>{' '}
          <Show when={isOnHold()}>
            <Tag tone="amber">On hold</Tag>
          </Show>
        </p>
        <p>{reasonInWords[props.one.reason]}.</p>
        <Show when={isOnHold()} fallback={<p class="small">{askedInWords(props.one, isMine(), props.at)}</p>}>
          <For each={props.holds}>
            {(hold) => (
              <p class="small">
                {holdReasonInWords[hold.reason]}: {putInWords(hold, props.me)}
              </p>
            )}
          </For>
        </Show>
      </div>
      <div class="actions">
        <Show when={mayErase()}>
          <Button look="danger" onClick={() => props.onErase()}>
            {isMine() ? 'Erase it' : 'Agree and erase'}
            <span class="visually-hidden">: {props.name}</span>
          </Button>
        </Show>
        <Button onClick={() => props.onTakeBack()}>
          Take back<span class="visually-hidden">: {props.name}</span>
        </Button>
      </div>
    </li>
  )
}
