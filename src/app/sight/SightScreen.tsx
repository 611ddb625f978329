import { Link } from '@tanstack/solid-router'
import { createMemo, createSignal, For, Match, onMount, Show, Switch } from 'solid-js'
import { MAX_SIGHT_MS, type SightsAnswer } from '#protocol/sight'
import { endSight, grantSight, readSights, type SightProblem } from '#sync/sight'
import { Button, Card, Choice, PageHeader } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { dayOf, daysAfter, momentOf } from '../cases/days.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { focusHeading } from '../parts/focus-heading.ts'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { useChangeParts } from '../parts/read-parts.ts'
import { Told } from '../parts/Told.tsx'
import { dayChoiceInWords, isOver, sightInWords, sightProblemInWords } from '../words/sight-words.ts'

type Sight = SightsAnswer['sights'][number]

/** A manager lets an auditor look at one case for a time, and takes it back. */
export function SightScreen() {
  return (
    <ManagersOnly words="Letting an auditor look at a case is for managers.">
      <ForCase>{(one) => <SightOf one={one()} />}</ForCase>
    </ManagersOnly>
  )
}

function SightOf(props: { readonly one: CaseOnDevice }) {
  const parts = useChangeParts()
  const [known, setKnown] = createSignal<SightsAnswer>()
  const [problem, setProblem] = createSignal<SightProblem>()
  const [told, setTold] = createSignal('')
  const ofCase = createMemo(() => known()?.sights.filter(({ space }) => space === props.one.space) ?? [])
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
      `${auditor.name} sees nothing more of this case. It leaves their device at its next contact.`,
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
        title="Let an auditor look"
        intro="For an audit of a risk assessment. Until a day that you choose; you can take it back at any time."
        actions={<Button onClick={() => void read()}>Look again</Button>}
      />
      <Told words={told()} />
      <Told words={problemInWords()} tone="warning" />
      <Switch>
        <Match when={known()}>
          {(list) => (
            <div class="stack">
              <Card title="Who may look">
                <Show when={ofCase().length > 0} fallback={<p class="small">No auditor so far.</p>}>
                  <ul class="device-list">
                    <For each={ofCase()}>
                      {(sight) => (
                        <li>
                          <div>
                            <p>
                              <strong>{sight.auditor.name}</strong>
                            </p>
                            <p class="small">{sightInWords(sight, list().at)}</p>
                          </div>
                          <Show when={!isOver(sight, list().at)}>
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
              <Show
                when={list().auditors.length > 0}
                fallback={
                  <Card title="Give sight">
                    <p>Nobody in this service is an auditor. Whoever runs the server can take one on.</p>
                  </Card>
                }
              >
                <Give
                  list={list()}
                  onGive={({ auditor, until, confidential }) =>
                    void act(
                      () =>
                        grantSight(parts, {
                          ...{ space: props.one.space, auditor: auditor.id, until, confidential },
                        }),
                      `${auditor.name} may look at this case. They have it after their next sync.`,
                    )
                  }
                />
              </Show>
            </div>
          )}
        </Match>
        <Match when={!problem()}>
          <p role="status">Asking the server.</p>
        </Match>
      </Switch>
    </>
  )
}

/** Today counts as the first. */
const lengths = [1, 3, 7, 14] as const

function Give(props: {
  readonly list: SightsAnswer
  readonly onGive: (sight: Pick<Sight, 'auditor' | 'until' | 'confidential'>) => void
}) {
  const [auditorId, setAuditorId] = createSignal<string>()
  const [days, setDays] = createSignal<number>(7)
  const [part, setPart] = createSignal('without')
  const [missing, setMissing] = createSignal(false)
  const auditor = () => props.list.auditors.find(({ id }) => id === auditorId())
  /** The last minute of that day; where a change of the clocks makes it longer than the server takes, as long as that. */
  const untilOf = (length: number): number =>
    Math.min(
      momentOf(daysAfter(dayOf(props.list.at), length - 1), '23:59'),
      props.list.at + MAX_SIGHT_MS - 60_000,
    )
  const give = () => {
    const who = auditor()
    setMissing(who === undefined)
    if (who) props.onGive({ auditor: who, until: untilOf(days()), confidential: part() === 'with' })
  }
  return (
    <Card title="Give sight">
      <div class="stack">
        <p>
          The auditor is shown the completed risk assessment, its addenda and SARA, and writes the audit.
          Their device holds all that officers keep on this case for that time, sealed; never what the client
          answered. Every look is in the audit log.
        </p>
        <Choice
          id="sight-auditor"
          label="Who may look?"
          {...(missing() && !auditor() ? { error: 'Choose an auditor.' } : {})}
          options={props.list.auditors.map(({ id, name }) => ({ id, label: name }))}
          value={auditorId() ?? null}
          onPick={(id) => setAuditorId(id ?? undefined)}
        />
        <Choice
          id="sight-days"
          label="Until when?"
          options={lengths.map((length) => ({
            id: String(length),
            label: dayChoiceInWords(untilOf(length), length),
          }))}
          value={String(days())}
          onPick={(id) => setDays(Number(id ?? 7))}
        />
        <Choice
          id="sight-part"
          label="With the separate place?"
          hint="Two questions ask whether what is confidential sits where it should."
          options={[
            { id: 'without', label: 'Without it' },
            { id: 'with', label: 'With its confidential part of the risk assessment' },
          ]}
          value={part()}
          onPick={(id) => setPart(id ?? 'without')}
        />
        <div class="actions">
          <Button look="primary" onClick={give}>
            Let them look
          </Button>
        </div>
      </div>
    </Card>
  )
}
