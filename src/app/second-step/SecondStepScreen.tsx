import { Link } from '@tanstack/solid-router'
import { createSignal, lazy, Match, onMount, Show, Suspense, Switch } from 'solid-js'
import { readSecondFactor, type SecondFactor, type SecondFactorProblem } from '#sync/second-factor'
import { Button, Card, GuidancePanel, PageHeader } from '#ui'
import { useApp } from '../parts/context.ts'
import { focusHeading } from '../parts/focus-heading.ts'
import { useReadParts } from '../parts/read-parts.ts'
import { Told } from '../parts/Told.tsx'
import { phoneInWords, secondStepInWords, secondStepProblemInWords } from '../words/second-step-words.ts'
import { NewCodes } from './NewCodes.tsx'
import { Passkeys } from './Passkeys.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { Remove } from './Remove.tsx'
import './second-step.css'

/** What makes codes and draws squares comes when somebody sets it up. */
const SetUp = lazy(async () => ({ default: (await import('./SetUp.tsx')).SetUp }))

/** The officer's own second step: how it stands, setting it up, taking it away. All of it is asked of the server. */
export function SecondStepScreen() {
  const { device } = useApp()
  const parts = useReadParts()
  const [own, setOwn] = createSignal<SecondFactor>()
  const [problem, setProblem] = createSignal<SecondFactorProblem>()
  const [doing, setDoing] = createSignal<'nothing' | 'setting-up' | 'removing'>('nothing')
  const [codes, setCodes] = createSignal<readonly string[]>()
  const [told, setTold] = createSignal<string>()
  const read = async () => {
    const answer = await readSecondFactor(parts)
    if (answer.ok) setOwn(answer.value)
    setProblem(answer.ok ? undefined : answer.error)
  }
  onMount(() => void read())
  const backToState = async (words?: string) => {
    setDoing('nothing')
    setCodes(undefined)
    setTold(words)
    await read()
    focusHeading() // the button is gone
  }
  const added = (recoveryCodes: readonly string[], name: string) => {
    if (recoveryCodes.length > 0) setCodes(recoveryCodes)
    else void backToState(`The passkey “${name}” signs you in from now on. Your recovery codes stay.`)
  }
  return (
    <div class="second-step stack">
      <PageHeader
        back={
          <Link class="back-link" to="/device">
            Device
          </Link>
        }
        title="A second step when signing in"
        intro="With it, the server asks for a passkey or a code beside your password, so that nobody signs in as you who knows the password alone."
      />
      <Told words={told()} />
      <Show when={problem()}>
        {(now) => (
          <GuidancePanel live tone="warning">
            <p>{secondStepProblemInWords(now())}</p>
            <div>
              <Button onClick={() => void read()}>Look again</Button>
            </div>
          </GuidancePanel>
        )}
      </Show>
      <Switch>
        <Match when={codes()}>
          {(shown) => <RecoveryCodes codes={shown()} onKept={() => void backToState()} />}
        </Match>
        <Match when={doing() === 'setting-up'}>
          <Suspense>
            <SetUp onDone={setCodes} onCancel={() => void backToState()} />
          </Suspense>
        </Match>
        <Match when={own()}>
          {(now) => (
            <>
              <Card title="How you sign in">
                <div class="stack">
                  <p>{secondStepInWords(now())}</p>
                  <Show when={now().setUpAt !== null}>
                    <NewCodes onDrawn={setCodes} />
                  </Show>
                </div>
              </Card>
              <Passkeys
                own={now().passkeys}
                hasCodes={now().totpAt !== null}
                onAdded={added}
                onRemoved={() => void backToState('The passkey is removed.')}
              />
              <Card title="Codes from your phone">
                <div class="stack">
                  <p>{phoneInWords(now().totpAt, device.parts.surroundings.clock())}</p>
                  <div>
                    <Show
                      when={now().totpAt === null}
                      fallback={<Button onClick={() => setDoing('removing')}>Remove it</Button>}
                    >
                      <Button onClick={() => setDoing('setting-up')}>Set it up</Button>
                    </Show>
                  </div>
                </div>
              </Card>
            </>
          )}
        </Match>
        <Match when={!problem()}>
          <p role="status">Asking the server.</p>
        </Match>
      </Switch>
      <Card title="What stays as it is">
        <ul class="plain-list">
          <li>
            This device opens with its passphrase, with or without a network, and asks for no second step.
            That is for signing in, which lets a device fetch from the server.
          </li>
          <li>
            A passkey for signing in opens nothing on a device. One that unlocks this device is another, under
            “Unlock with a passkey”.
          </li>
          <li>
            If you lose the phone or the key, another of your second steps or a recovery code signs you in;
            without those, a manager can take the second step away.
          </li>
        </ul>
      </Card>
      <Show when={doing() === 'removing'}>
        <Remove
          isLast={own()?.passkeys.length === 0}
          onDone={() => void backToState()}
          onCancel={() => setDoing('nothing')}
        />
      </Show>
    </div>
  )
}
