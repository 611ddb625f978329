import { Link } from '@tanstack/solid-router'
import {
  type Accessor,
  createMemo,
  createSignal,
  For,
  type JSX,
  Match,
  onMount,
  Show,
  Switch,
} from 'solid-js'
import type { SightsAnswer } from '#protocol/sight'
import { endSight, grantSight, readSights, type SightProblem } from '#sync/sight'
import { Button, Card, PageHeader } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { focusHeading } from '../parts/focus-heading.ts'
import { useChangeParts } from '../parts/read-parts.ts'
import { Told } from '../parts/Told.tsx'
import { isOver, sightProblemInWords } from '../words/sight-words.ts'

type Sight = SightsAnswer['sights'][number]

/** What is given to whom, until when in ms. */
export type Given = Pick<Sight, 'auditor' | 'until' | 'confidential'>

/** Who has sight of one case, taking it back, and giving it: asked of the server, so with a connection only. */
export function SightsOfCase(props: {
  readonly one: CaseOnDevice
  readonly title: string
  readonly intro: string
  /** Of the list. `none`: while nobody was given it. */
  readonly list: {
    readonly title: string
    readonly none: string
    readonly inWords: (sight: Sight, at: number) => string
  }
  /** Of these sights is the list. */
  readonly isListed: (sight: Sight, answer: SightsAnswer) => boolean
  readonly saidOf: { readonly given: (name: string) => string; readonly takenBack: (name: string) => string }
  /** What stands before the list. */
  readonly before?: JSX.Element
  readonly giving: (answer: Accessor<SightsAnswer>, onGive: (given: Given) => void) => JSX.Element
}) {
  const parts = useChangeParts()
  const [known, setKnown] = createSignal<SightsAnswer>()
  const [problem, setProblem] = createSignal<SightProblem>()
  const [told, setTold] = createSignal('')
  const ofCase = createMemo(() => {
    const answer = known()
    return answer?.sights.filter((one) => one.space === props.one.space && props.isListed(one, answer)) ?? []
  })
  const read = async () => {
    const answer = await readSights(parts)
    if (answer.ok) setKnown(answer.value)
    setProblem(answer.ok ? undefined : answer.error)
  }
  onMount(() => void read())
  const act = async (doIt: () => Promise<SightProblem | null>, words: string) => {
    setTold('')
    const failed = await doIt()
    await read()
    if (failed) setProblem(failed)
    else setTold(words)
    focusHeading() // the button may be gone
  }
  const takeBack = ({ auditor }: Sight) =>
    act(
      () => endSight(parts, { space: props.one.space, auditor: auditor.id }),
      props.saidOf.takenBack(auditor.name),
    )
  const give = ({ auditor, until, confidential }: Given) =>
    act(
      () => grantSight(parts, { space: props.one.space, auditor: auditor.id, until, confidential }),
      props.saidOf.given(auditor.name),
    )
  const problemInWords = () => {
    const now = problem()
    return now && sightProblemInWords(now)
  }
  return (
    <>
      <PageHeader
        back={
          <Link class="back-link" to="/cases/$space" params={{ space: props.one.space }}>
            {caseFacts(props.one.file).name}
          </Link>
        }
        title={props.title}
        intro={props.intro}
        actions={<Button onClick={() => void read()}>Look again</Button>}
      />
      <Told words={told()} />
      <Told words={problemInWords()} tone="warning" />
      <div class="stack">
        {props.before}
        <Switch>
          <Match when={known()}>
            {(answer) => (
              <>
                <Card title={props.list.title}>
                  <Show when={ofCase().length > 0} fallback={<p class="small">{props.list.none}</p>}>
                    <ul class="device-list">
                      <For each={ofCase()}>
                        {(sight) => (
                          <li>
                            <div>
                              <p>
                                <strong>{sight.auditor.name}</strong>
                              </p>
                              <p class="small">{props.list.inWords(sight, answer().at)}</p>
                            </div>
                            <Show when={!isOver(sight, answer().at)}>
                              <Button onClick={() => void takeBack(sight)}>
                                Take back<span class="visually-hidden">: {sight.auditor.name}</span>
                              </Button>
                            </Show>
                          </li>
                        )}
                      </For>
                    </ul>
                  </Show>
                </Card>
                {props.giving(answer, (given) => void give(given))}
              </>
            )}
          </Match>
          <Match when={!problem()}>
            <p role="status">Asking the server.</p>
          </Match>
        </Switch>
      </div>
    </>
  )
}
