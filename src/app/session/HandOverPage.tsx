import { createMemo, createSignal, For, Show } from 'solid-js'
import type { AppendError } from '#store'
import { Button, Card, Choice, GuidancePanel, PageHeader } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { dayOf } from '../cases/days.ts'
import { prefill } from '../cases/prefill.ts'
import { languagesOf } from '../cases/service-state.ts'
import type { Exercise } from '../cases/sessions.ts'
import { sittingOf } from '../cases/sittings.ts'
import { handOver } from '../device/hand-over.ts'
import { isNearlyFull } from '../device/room.ts'
import { useApp } from '../parts/context.ts'
import { handOverProblemInWords, saveProblemInWords } from '../words/problem-words.ts'
import { noRoomToStart } from '../words/storage-words.ts'
import { languageInWords } from '../words/wording-words.ts'
import { ensureAppointment } from './ensure-appointment.ts'

const notReadyInWords = (problem: AppendError): string =>
  problem === 'full' || problem === 'failed' ? handOverProblemInWords[problem] : saveProblemInWords[problem]

/** The last page before the tablet changes hands: what the client will see, and what they cannot. */
export function HandOverPage(props: {
  readonly one: CaseOnDevice
  readonly session: number
  readonly exercises: readonly Exercise[]
  readonly onBack: () => void
}) {
  const { device, open } = useApp()
  const [problem, setProblem] = createSignal<string>()
  const [working, setWorking] = createSignal(false)
  const languages = createMemo(() => {
    const { wording, packs } = props.one
    const pack = wording === undefined || wording === 'built-in' ? undefined : packs(wording.pack)
    return pack ? languagesOf(pack) : []
  })
  const [language, setLanguage] = createSignal<string>()
  const spoken = () => language() ?? languages()[0]
  /** What is put in for the client begins a record too: in the same words as the session. */
  const worded = (): CaseOnDevice => {
    const { wording } = props.one
    const inLanguage = spoken()
    return wording === undefined || wording === 'built-in' || inLanguage === undefined
      ? props.one
      : { ...props.one, wording: { ...wording, language: inLanguage } }
  }
  const handOverNow = async () => {
    if (working()) return
    setWorking(true)
    setProblem(undefined)
    if (isNearlyFull(await open.room.look())) setProblem(noRoomToStart)
    else await start()
    setWorking(false)
  }
  const start = async () => {
    const startedAt = device.parts.surroundings.clock()
    const ready = await beforeHandOver(startedAt)
    if (ready.ok) await giveItAway(startedAt)
    else setProblem(notReadyInWords(ready.error))
  }
  /** What must be in the case before the client has the tablet: an appointment for the outcome, what is known already in the forms. */
  const beforeHandOver = async (startedAt: number) => {
    const prefilled = await prefill(
      open.records,
      { one: worded(), today: dayOf(startedAt), officer: open.profile.name },
      props.exercises.map(({ task }) => task),
    )
    if (!prefilled.ok) return prefilled
    return ensureAppointment(
      { space: props.one.space, session: sittingOf(props.session), startedAt },
      { records: open.records, random: device.parts.random },
    )
  }
  const giveItAway = async (startedAt: number) => {
    const place = {
      session: sittingOf(props.session),
      startedAt,
      tasks: props.exercises.map(({ task }) => task),
      task: null,
      page: null,
      breakFrom: null,
      breakMs: 0,
    }
    const handed = await handOver(device, open, props.one.space, place, spoken())
    if (!handed.ok) setProblem(handOverProblemInWords[handed.error])
  }
  return (
    <>
      <PageHeader
        title="Hand over the tablet"
        intro={`Session ${props.session} with ${caseFacts(props.one.file).name}.`}
      />
      <Show when={problem()}>
        {(now) => (
          <GuidancePanel tone="problem" live title="Not handed over">
            <p>{now()}</p>
          </GuidancePanel>
        )}
      </Show>
      <div class="split split-even">
        <Card title="The client will see">
          <ul class="plain-list">
            <For each={props.exercises}>
              {({ form, anew }) => (
                <li>
                  <strong>{form.title}</strong>
                  {anew ? ', begun anew' : ', with what was answered before'}
                </li>
              )}
            </For>
            <li>how far they are, and a button that hides the page at once</li>
          </ul>
        </Card>
        <Card title="The client cannot see">
          <ul class="plain-list">
            <li>the check-in, the case file, alerts and anything else that only officers see</li>
            <li>anything in the separate, confidential place</li>
            <li>any other case, or who else there is</li>
          </ul>
          <p class="small hand-over-note">
            The page for the client holds one key: that of the client’s own part of this case. Coming back
            here takes your passphrase.
          </p>
        </Card>
      </div>
      <Show when={languages().length > 1}>
        <Card>
          <Choice
            id="session-language"
            label="In which language?"
            hint="Of the exercises that are begun today. What was begun before goes on in its own."
            options={languages().map((tag) => ({ id: tag, label: languageInWords(tag) }))}
            value={spoken() ?? null}
            onPick={(tag) => tag !== null && setLanguage(tag)}
          />
        </Card>
      </Show>
      <GuidancePanel title="Keep the client on this page">
        <p>
          Pin the app before you hand over: on iPad with Guided Access (three clicks of the top button), on
          Android with app pinning (recent apps, the app’s icon, Pin).
        </p>
      </GuidancePanel>
      <div class="actions">
        <Button look="primary" aria-disabled={working()} onClick={() => void handOverNow()}>
          {working() ? 'Handing over' : 'Hand over now'}
        </Button>
        <Button onClick={() => props.onBack()}>Back</Button>
      </div>
    </>
  )
}
