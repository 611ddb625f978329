import { Link } from '@tanstack/solid-router'
import { createSignal } from 'solid-js'
import { Button, Card, GuidancePanel, PageHeader, TextField } from '#ui'
import { type ChangeProblem, changePassphrase } from '../device/change-passphrase.ts'
import { useApp } from '../parts/context.ts'
import { focusHeading } from '../parts/focus-heading.ts'
import { createNewPassphrase, NewPassphraseFields, PassphraseOffer } from '../parts/NewPassphrase.tsx'
import { Told } from '../parts/Told.tsx'
import { changePassphraseInWords } from '../words/problem-words.ts'

/** Another passphrase in place of the one that opens this device. None of it needs a network. */
export function PassphraseScreen() {
  const { device, open } = useApp()
  const hand = createNewPassphrase(device.parts.random)
  const [passphrase, setPassphrase] = createSignal('')
  const [problem, setProblem] = createSignal<ChangeProblem>()
  const [working, setWorking] = createSignal(false)
  const [told, setTold] = createSignal('')
  const isAboutPassphrase = () => {
    const kind = problem()?.kind
    return kind === 'wrong-passphrase' || kind === 'wait' || kind === 'damaged'
  }
  const words = () => {
    const now = problem()
    return now && changePassphraseInWords(now)
  }
  const change = async () => {
    if (working() || passphrase() === '' || !hand.isGood()) return
    setWorking(true)
    setProblem(undefined)
    setTold('')
    const done = await changePassphrase(device, open.vault.id, passphrase(), hand.typed())
    setWorking(false)
    setPassphrase('')
    if (done.ok) {
      hand.clear()
      setTold('The new passphrase opens this device from now on. The one of before does not.')
      focusHeading()
    } else if (done.error.kind === 'passphrase-taken') hand.refuse(changePassphraseInWords(done.error))
    else setProblem(done.error)
  }
  return (
    <div class="stack">
      <PageHeader
        back={
          <Link class="back-link" to="/device">
            Device
          </Link>
        }
        title="Change the passphrase"
        intro="Of this device alone, and with or without a network. Your password for signing in stays what it is."
      />
      <Told words={told()} />
      <Card title="Yours">
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void change()
          }}
        >
          <TextField
            id="passphrase-now"
            label="Passphrase of this device now"
            secret
            value={passphrase()}
            error={isAboutPassphrase() ? words() : undefined}
            onInput={setPassphrase}
          />
          <PassphraseOffer hand={hand} />
          <NewPassphraseFields hand={hand} label="New passphrase" />
          {words() && !isAboutPassphrase() && (
            <GuidancePanel tone="problem" live>
              <p>{words()}</p>
            </GuidancePanel>
          )}
          <div>
            <Button look="primary" type="submit" aria-disabled={working()}>
              {working() ? 'Changing it, a few seconds' : 'Change it'}
            </Button>
          </div>
        </form>
      </Card>
      <Card title="What stays as it is">
        <ul class="plain-list">
          <li>Everything that is kept here, what still waits to be sent, and a passkey if there is one.</li>
          <li>Nobody can reset the new one either. Do not keep it with the device.</li>
          <li>
            If somebody may have copied what is on this device while they knew the old one, it still opens
            their copy. Tell your manager, who can take the device out of service.
          </li>
        </ul>
      </Card>
    </div>
  )
}
