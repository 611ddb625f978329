import { createMemo, createSignal, For, Match, onMount, Show, Switch } from 'solid-js'
import { bytesFromText } from '#core'
import { type Erasure, type ErasureProblem, eraseCase, readErasures, takeBackErasure } from '#sync'
import { Button, Card, Dialog, PageHeader } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import { useApp } from '../parts/context.ts'
import { focusHeading } from '../parts/focus-heading.ts'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { dayInName, saveFile } from '../parts/save-file.ts'
import { Told } from '../parts/Told.tsx'
import {
  askedInWords,
  caseNumber,
  certificateText,
  doneInWords,
  erasingProblemInWords,
  heldInWords,
  reasonInWords,
} from '../words/erasing-words.ts'
import { useErasingParts } from './use-erasures.ts'

type Read = { readonly at: number; readonly erasures: readonly Erasure[] }

/** What managers asked to erase, for another to agree or to take back, and the certificates of what was erased. */
export function ErasingScreen() {
  return (
    <ManagersOnly words="Erasing cases is for managers.">
      <Erasing />
    </ManagersOnly>
  )
}

function Erasing() {
  const { caseload, open } = useApp()
  const parts = useErasingParts()
  const [known, setKnown] = createSignal<Read>()
  const [problem, setProblem] = createSignal<ErasureProblem>()
  const [erasing, setErasing] = createSignal<Erasure>()
  const [told, setTold] = createSignal('')
  const asked = createMemo(() => known()?.erasures.filter(({ done }) => done === null) ?? [])
  const done = createMemo(() => known()?.erasures.filter((one) => one.done !== null) ?? [])
  const nameOf = ({ space }: Erasure): string => {
    const held = caseload().cases.find((one) => one.space === space)
    return held ? caseFacts(held.file).name : caseNumber(space)
  }
  const read = async () => {
    const answer = await readErasures(parts)
    if (answer.ok) setKnown(answer.value)
    setProblem(answer.ok ? undefined : answer.error)
  }
  onMount(() => void read())

  const act = async (doIt: () => Promise<ErasureProblem | null>, words: string) => {
    setErasing(undefined)
    setTold('')
    const failed = await doIt()
    await read()
    if (failed) setProblem(failed)
    else setTold(words)
    focusHeading() // the button is gone
  }

  const problemInWords = () => {
    const now = problem()
    return now && erasingProblemInWords(now)
  }

  return (
    <>
      <PageHeader
        title="Erasing"
        intro="Cases that a manager asked to erase, and what was erased. The list is read from the server each time."
        actions={<Button onClick={() => void read()}>Look again</Button>}
      />
      <Told words={told()} />
      <Told words={problemInWords()} tone="warning" />
      <Switch>
        <Match when={known()}>
          {(list) => (
            <div class="stack">
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
                          name={nameOf(one)}
                          at={list().at}
                          isMine={one.askedBy.id === open.vault.author}
                          onErase={() => setErasing(one)}
                          onTakeBack={() =>
                            void act(
                              () => takeBackErasure(parts, one.space),
                              'It was taken back. The case stays as it is.',
                            )
                          }
                        />
                      )}
                    </For>
                  </ul>
                </Show>
              </Card>
              <Card title="Erased">
                <Show when={done().length > 0} fallback={<p class="small">Nothing was erased yet.</p>}>
                  <ul class="device-list">
                    <For each={done()}>{(one) => <Certificate one={one} />}</For>
                  </ul>
                </Show>
              </Card>
            </div>
          )}
        </Match>
        <Match when={!problem()}>
          <p role="status">Asking the server.</p>
        </Match>
      </Switch>
      <Show when={erasing()}>
        {(one) => (
          <Dialog
            open
            title={`Erase ${nameOf(one())} for good?`}
            onClose={() => setErasing(undefined)}
            actions={
              <>
                <Button
                  look="danger"
                  onClick={() => {
                    const { space } = one()
                    void act(
                      () => eraseCase(parts, space),
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
  readonly isMine: boolean
  readonly onErase: () => void
  readonly onTakeBack: () => void
}) {
  const mayErase = () => !props.isMine || props.at >= props.one.from
  return (
    <li>
      <div>
        <p>
          <strong>{props.name}</strong>
        </p>
        <p>{reasonInWords[props.one.reason]}.</p>
        <p class="small">{askedInWords(props.one, props.isMine, props.at)}</p>
      </div>
      <div class="actions">
        <Show when={mayErase()}>
          <Button look="danger" onClick={() => props.onErase()}>
            {props.isMine ? 'Erase it' : 'Agree and erase'}
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

function Certificate(props: { readonly one: Erasure }) {
  return (
    <Show when={props.one.done}>
      {(done) => (
        <li>
          <div>
            <p>
              <strong>{caseNumber(props.one.space)}</strong>
            </p>
            <p>{reasonInWords[props.one.reason]}.</p>
            <p class="small">{doneInWords(props.one, done())}</p>
            <ul class="plain-list small">
              <For each={heldInWords(done().held)}>{(line) => <li>{line}</li>}</For>
            </ul>
          </div>
          <Button
            onClick={() =>
              saveFile(
                bytesFromText(certificateText(props.one, done())),
                'text/plain',
                `erased-${dayInName(done().at)}-${props.one.space.slice(0, 8)}.txt`,
              )
            }
          >
            Save the certificate<span class="visually-hidden"> of {caseNumber(props.one.space)}</span>
          </Button>
        </li>
      )}
    </Show>
  )
}
