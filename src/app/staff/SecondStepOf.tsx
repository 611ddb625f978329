import { Link } from '@tanstack/solid-router'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { resetSecondFactor, type SecondFactorProblem } from '#sync/second-factor'
import { Button, Card, Dialog } from '#ui'
import { useApp } from '../parts/context.ts'
import { useChangeParts } from '../parts/read-parts.ts'
import { secondStepProblemInWords, theirSecondStepInWords } from '../words/second-step-words.ts'
import { useSecondSteps } from './use-second-steps.ts'

/** Whether a colleague signs in with a second step; a manager takes it away when the phone is lost. Their own goes with a code. */
export function SecondStepOf(props: { readonly officer: string; readonly name: string }) {
  const { device, open } = useApp()
  const parts = useChangeParts()
  const { since, problem, read } = useSecondSteps()
  const [asking, setAsking] = createSignal(false)
  const [failed, setFailed] = createSignal<SecondFactorProblem>()
  const [told, setTold] = createSignal('')
  const setUpAt = () => since()?.get(props.officer) ?? null
  const isOwn = () => props.officer === open.profile.id
  const reset = async () => {
    setAsking(false)
    const why = await resetSecondFactor(parts, props.officer)
    setFailed(why ?? undefined)
    if (why) return
    await read()
    setTold(`${props.name} signs in with the password alone now. Ask them to set up a new second step.`)
  }
  return (
    <Card title="Second step when signing in">
      <div class="stack">
        <Switch fallback={<p>Asking the server.</p>}>
          <Match when={failed() ?? problem()}>{(why) => <p>{secondStepProblemInWords(why())}</p>}</Match>
          <Match when={since()}>
            <p>{theirSecondStepInWords(setUpAt(), device.parts.surroundings.clock())}</p>
          </Match>
        </Switch>
        <Show when={isOwn()}>
          <p>
            <Link to="/second-step">Your own second step</Link>
          </p>
        </Show>
        <Show when={!isOwn() && setUpAt() !== null}>
          <div>
            <Button onClick={() => setAsking(true)}>Take it away</Button>
          </div>
        </Show>
        <p role="status">{told()}</p>
      </div>
      <Dialog
        open={asking()}
        title={`Take away the second step of ${props.name}?`}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="danger" onClick={() => void reset()}>
              Take it away
            </Button>
            <Button onClick={() => setAsking(false)}>Cancel</Button>
          </>
        }
      >
        <ul class="plain-list">
          <li>
            Do it when phone or key and the recovery codes are gone, and you know that it is they who ask.
          </li>
          <li>
            Codes and passkeys go, all of them. Until they set up a new one, their password alone signs in.
            The log says that you did it.
          </li>
        </ul>
      </Dialog>
    </Card>
  )
}
