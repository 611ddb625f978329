import { Link } from '@tanstack/solid-router'
import { createSignal, lazy, onCleanup, Show, Suspense } from 'solid-js'
import { Button, Card, PageHeader, TextField } from '#ui'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { confidentialDays } from '../cases/service-state.ts'
import { type ConfidentialPlace, type ConfidentialProblem, openConfidential } from '../device/confidential.ts'
import { useApp } from '../parts/context.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { confidentialProblemInWords } from '../words/problem-words.ts'

/** With the wording of confidential forms: nothing of it is loaded before this place was unlocked. */
const SeparatePlace = lazy(async () => ({
  default: (await import('../separate/SeparatePlace.tsx')).SeparatePlace,
}))

/** The confidential place of a case: a passphrase of its own each time, keys of its own, closed after two minutes. */
export function SeparateScreen() {
  return <ForCase>{(one) => <Separate one={one()} />}</ForCase>
}

function Separate(props: { readonly one: CaseOnDevice }) {
  const { device, open } = useApp()
  const [place, setPlace] = createSignal<ConfidentialPlace | null>(null)
  const [closed, setClosed] = createSignal(false)
  let gone = false
  const end = () => {
    place()?.end()
    setPlace(null)
  }
  onCleanup(() => {
    gone = true
    end()
  })
  const unlock = async (passphrase: string): Promise<ConfidentialProblem | null> => {
    const opened = await openConfidential(device, open.vault.id, passphrase, {
      onEnd() {
        setPlace(null)
        setClosed(true)
      },
      space: props.one.space,
      days: confidentialDays(open.service.state.now()),
      joinEditors: open.editors.join,
      wordingOf: open.wordingOf,
    })
    if (!opened.ok) return opened.error
    open.passphraseGiven.note()
    if (gone) opened.value.end()
    else setPlace(opened.value)
    return null
  }
  return (
    <div class="separate-place stack">
      <PageHeader
        back={
          <Link class="back-link" to="/cases/$space" params={{ space: props.one.space }}>
            {caseFacts(props.one.file).name}
          </Link>
        }
        title="A separate place"
        intro="Confidential: never shown to the client, never in what they are given."
      />
      <Show when={closed() && !place()}>
        <p role="status">Closed after two minutes without a touch. Nothing is lost.</p>
      </Show>
      <Show when={place()} fallback={<AskPassphrase onTry={unlock} />}>
        {(opened) => (
          <>
            <Suspense fallback={<p>Opening.</p>}>
              <SeparatePlace place={opened()} one={props.one} />
            </Suspense>
            <div class="actions">
              <Button onClick={end}>Close this place</Button>
            </div>
          </>
        )}
      </Show>
    </div>
  )
}

function AskPassphrase(props: {
  readonly onTry: (passphrase: string) => Promise<ConfidentialProblem | null>
}) {
  const [passphrase, setPassphrase] = createSignal('')
  const [error, setError] = createSignal<string>()
  const [working, setWorking] = createSignal(false)
  const open = async () => {
    if (working() || passphrase() === '') return
    setWorking(true)
    const problem = await props.onTry(passphrase())
    setWorking(false)
    setPassphrase('')
    setError(problem ? confidentialProblemInWords(problem) : undefined)
  }
  return (
    <Card>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <TextField
          id="separate-passphrase"
          label="Passphrase of this device"
          secret
          value={passphrase()}
          error={error()}
          onInput={setPassphrase}
        />
        <div class="actions">
          <Button look="primary" type="submit" aria-disabled={working()}>
            {working() ? 'Opening' : 'Unlock'}
          </Button>
        </div>
      </form>
    </Card>
  )
}
