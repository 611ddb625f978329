import { createSignal, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { Button, GuidancePanel, TextField } from '#ui/first'
import type { Device } from '../device/device.ts'
import type { UnlockProblem } from '../device/unlock.ts'
import { noticeInWords, unlockProblemInWords, waitInWords } from '../words/problem-words.ts'
import { GateFrame } from './GateFrame.tsx'

const help = [
  'Type the passphrase that you chose when this device was set up for you. It is not your sign-in password.',
  'More than one person can use this device. Each has a passphrase of their own, and it opens what is theirs.',
  'You need no connection. After five wrong tries the device waits a little longer each time. Nothing is ever cleared.',
]

const passkeyHelp =
  'Your passkey opens this device too, with the finger, face or PIN that the device asks you for. A separate place of a case still opens with the passphrase only.'

/** Where it does not load, the passphrase is still there. */
const UnlockWithPasskey = lazy(async () => {
  const pages = await import('./pages.ts').catch(() => null)
  return { default: pages?.UnlockWithPasskey ?? (() => null) }
})

type Lock = Pick<Device, 'waitMs' | 'expectUnlock' | 'unlock' | 'hasPasskey' | 'unlockByPasskey'>

/** The lock screen: a passphrase, no names. Where a passkey was set up, that is the second way. */
export function Unlock(props: {
  /** It comes after this screen: what is typed before waits for it. */
  readonly device: Promise<Lock>
  readonly notice: string | null
  readonly onForgotten: () => void
  readonly onAnother: () => void
  readonly onSave: () => void
  readonly onHandIn: () => void
}) {
  const [passphrase, setPassphrase] = createSignal('')
  const [problem, setProblem] = createSignal<UnlockProblem | null>(null)
  const [working, setWorking] = createSignal(false)
  const [waitMs, setWaitMs] = createSignal(0)
  const [byPasskey, setByPasskey] = createSignal<Lock | null>(null)
  const look = async () => {
    const ms = await (await props.device).waitMs()
    setWaitMs(ms)
    if (ms === 0 && problem()?.kind === 'wait') setProblem(null)
  }
  const lookForPasskey = async () => {
    const device = await props.device
    if (await device.hasPasskey()) setByPasskey(device)
  }
  onMount(() => {
    void look()
    void lookForPasskey()
    document.getElementById('passphrase')?.focus()
  })
  const ticking = setInterval(() => waitMs() > 0 && void look(), 1_000)
  onCleanup(() => clearInterval(ticking))

  const unlock = async () => {
    if (working() || waitMs() > 0 || passphrase() === '') return
    setWorking(true)
    const opened = await (await props.device).unlock(passphrase())
    setWorking(false)
    if (opened.ok) return
    setProblem(opened.error)
    setPassphrase('')
    await look()
    document.getElementById('passphrase')?.focus()
  }
  const error = () => {
    const now = problem()
    return now ? unlockProblemInWords(now) : undefined
  }

  return (
    <GateFrame title="Locked" help={byPasskey() ? [...help, passkeyHelp] : help}>
      <Show when={props.notice && noticeInWords(props.notice)}>
        {(words) => (
          <GuidancePanel>
            <p>{words()}</p>
          </GuidancePanel>
        )}
      </Show>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void unlock()
        }}
      >
        <TextField
          id="passphrase"
          label="Passphrase of this device"
          secret
          value={passphrase()}
          error={error()}
          onInput={(typed) => {
            setPassphrase(typed)
            void props.device.then((device) => device.expectUnlock())
          }}
        />
        <Button look="primary" type="submit" aria-disabled={working() || waitMs() > 0}>
          {working() ? 'Opening' : 'Unlock'}
        </Button>
        <p role="timer" class="small">
          <Show when={waitMs() > 0}>You can try again in {waitInWords(waitMs())}.</Show>
        </p>
      </form>
      <Show when={byPasskey()}>
        {(device) => (
          <Suspense>
            <UnlockWithPasskey device={device()} isTyped={working()} />
          </Suspense>
        )}
      </Show>
      <div class="gate-links">
        <button type="button" class="link-button" onClick={() => props.onForgotten()}>
          I have forgotten the passphrase
        </button>
        <button type="button" class="link-button" onClick={() => props.onAnother()}>
          Set up this device for me too
        </button>
        <button type="button" class="link-button" onClick={() => props.onSave()}>
          Save what is unsent as a file
        </button>
        <button type="button" class="link-button" onClick={() => props.onHandIn()}>
          Hand in a file
        </button>
      </div>
    </GateFrame>
  )
}
