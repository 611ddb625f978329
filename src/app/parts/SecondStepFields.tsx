import { onMount, Show } from 'solid-js'
import { Button, GuidancePanel } from '#ui'
import { CodeField } from '#ui/code-field'
import type { Device } from '../device/device.ts'
import type { SecondStepAsked, SecondStepGiven } from '../device/sign-in.ts'
import { passkeyNotGivenInWords } from '../words/problem-words.ts'

/** Has the browser ask for the passkey. @returns what it answered, or why it did not: a sentence */
export async function givenByPasskey(
  device: Device,
  { passkey }: SecondStepAsked,
): Promise<SecondStepGiven | string> {
  const given = await (await device.parts.signInPasskeys()).answer(passkey)
  return given.ok ? { passkey: given.value } : passkeyNotGivenInWords[given.error]
}

/** What the server asks for once the password was right: a passkey, where there is one for this address, or a code. */
export function SecondStepFields(props: {
  readonly id: string
  /** Whose password it was, and what to do where they are somebody else; where that is not said elsewhere. */
  readonly whose?: { readonly name: string; readonly onAnother: () => void }
  readonly asked: SecondStepAsked
  readonly working: boolean
  readonly code: string
  readonly errorAtPasskey: string | undefined
  readonly errorAtCode: string | undefined
  readonly onCode: (code: string) => void
  readonly onPasskey: () => void
}) {
  const canAsk = () => props.asked.passkey !== undefined
  onMount(() => document.getElementById(`${props.id}-${canAsk() ? 'passkey' : 'code'}`)?.focus())
  const of = () => (props.whose === undefined ? '' : ` for ${props.whose.name}`)
  return (
    <>
      <div>
        <p role="status">
          The password{of()} is right. The second step is {stepsInWords(props.asked)}.
        </p>
        <Show when={props.whose}>
          {(whose) => (
            <button type="button" class="link-button" onClick={() => whose().onAnother()}>
              Sign in with another name
            </button>
          )}
        </Show>
      </div>
      <Show when={canAsk()}>
        <div>
          <Button
            id={`${props.id}-passkey`}
            look="primary"
            aria-disabled={props.working}
            onClick={() => props.onPasskey()}
          >
            Use your passkey
          </Button>
        </div>
      </Show>
      <Show when={props.errorAtPasskey}>
        {(words) => (
          <GuidancePanel tone="problem" live>
            <p>{words()}</p>
          </GuidancePanel>
        )}
      </Show>
      <CodeField
        id={`${props.id}-code`}
        label="Code"
        hint={hintOf(props.asked)}
        value={props.code}
        error={props.errorAtCode}
        onInput={props.onCode}
      />
    </>
  )
}

const stepsInWords = ({ codes, passkey }: SecondStepAsked): string => {
  if (passkey === undefined) return 'a code'
  return codes ? 'your passkey or a code' : 'your passkey, or a recovery code'
}

function hintOf({ codes, passkeys, passkey }: SecondStepAsked): string {
  if (codes)
    return 'Six digits from the authenticator app on your phone. Without the phone: one of your recovery codes.'
  return passkeys && passkey === undefined
    ? 'Your passkeys are not for this address of the service. One of your recovery codes signs you in.'
    : 'One of your recovery codes, if you do not have the passkey with you.'
}
