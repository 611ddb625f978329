import { createSignal, onMount, Show } from 'solid-js'
import { SECRET_LENGTH } from '#protocol/second-factor'
import { type SecondFactorProblem, setUpSecondFactor } from '#sync/second-factor'
import { Button, Card, GuidancePanel } from '#ui'
import { CodeField } from '#ui/code-field'
import { useApp } from '../parts/context.ts'
import { useChangeParts } from '../parts/read-parts.ts'
import { inGroups, secondStepProblemInWords } from '../words/second-step-words.ts'
import { phoneSecret, qrPath } from './phone-secret.ts'

/** The phone gets the secret from the screen; the server, once the phone has shown that it has it. */
export function SetUp(props: {
  readonly onDone: (recoveryCodes: readonly string[]) => void
  readonly onCancel: () => void
}) {
  const { device, open } = useApp()
  const parts = useChangeParts()
  const secret = device.parts.random(SECRET_LENGTH)
  const { address, base32 } = phoneSecret(secret, open.profile.name)
  const [code, setCode] = createSignal('')
  const [problem, setProblem] = createSignal<SecondFactorProblem>()
  const [working, setWorking] = createSignal(false)
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus())
  const isAboutCode = () => problem() === 'wrong-code'
  const turnOn = async () => {
    if (working()) return
    setWorking(true)
    setProblem(undefined)
    const done = await setUpSecondFactor(parts, secret, code())
    setWorking(false)
    if (done.ok || done.error !== 'not-proved') setCode('')
    if (done.ok) props.onDone(done.value)
    else setProblem(done.error)
  }
  return (
    <Card>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void turnOn()
        }}
      >
        <h2 ref={heading} tabindex="-1">
          Set it up
        </h2>
        <div class="phone-secret">
          <QrCode text={address} />
          <ol class="plain-list">
            <li>
              On your phone, open an authenticator app: any that makes codes of six digits. If you have none,
              install one first.
            </li>
            <li>Add an account in it, and scan the square with it.</li>
            <li>
              If it cannot scan, type this key instead, as a time-based code:
              <code class="phone-key">{inGroups(base32)}</code>
            </li>
          </ol>
        </div>
        <p class="small">
          The square and the key are shown this once and kept nowhere on this device. Nobody else should see
          them.
        </p>
        <CodeField
          id="second-step-code"
          label="The code that the app shows now"
          hint="Six digits. It shows the server that the phone has the key."
          value={code()}
          error={isAboutCode() ? secondStepProblemInWords('wrong-code') : undefined}
          onInput={setCode}
        />
        <Show when={isAboutCode() ? undefined : problem()}>
          {(why) => (
            <GuidancePanel tone="problem" live>
              <p>{secondStepProblemInWords(why())}</p>
            </GuidancePanel>
          )}
        </Show>
        <div class="actions">
          <Button look="primary" type="submit" aria-disabled={working()}>
            {working() ? 'Turning it on' : 'Turn it on'}
          </Button>
          <Button onClick={() => props.onCancel()}>Not now</Button>
        </div>
      </form>
    </Card>
  )
}

function QrCode(props: { readonly text: string }) {
  const { path, size } = qrPath(props.text)
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR code for the authenticator app">
      <path d={path} />
    </svg>
  )
}
