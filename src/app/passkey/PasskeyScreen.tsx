import { Link } from '@tanstack/solid-router'
import { createResource, createSignal, Match, Show, Switch } from 'solid-js'
import { Button, Card, GuidancePanel, PageHeader } from '#ui'
import { passkeyName } from '../device/passkey.ts'
import { useApp } from '../parts/context.ts'
import { focusHeading } from '../parts/focus-heading.ts'
import { Remove } from './Remove.tsx'
import { SetUp } from './SetUp.tsx'

/** The officer's own passkey on this device: whether there is one, setting it up, taking it away. None of it needs a network. */
export function PasskeyScreen() {
  const { device, open } = useApp()
  const [doing, setDoing] = createSignal<'nothing' | 'setting-up' | 'removing'>('nothing')
  const [vaults, { refetch }] = createResource(() => device.vaults.all())
  const own = () => vaults.latest?.find(({ id }) => id === open.vault.id)
  const name = () => passkeyName(open.vault.device)
  const done = async () => {
    setDoing('nothing')
    await refetch()
    focusHeading() // the button is gone
  }
  return (
    <div class="stack">
      <PageHeader
        back={
          <Link class="back-link" to="/device">
            Device
          </Link>
        }
        title="Unlock with a passkey"
        intro="Your finger, your face or the PIN of this device in place of the passphrase, with or without a network."
      />
      <Switch>
        <Match when={doing() === 'setting-up'}>
          <SetUp
            isShared={(vaults.latest?.length ?? 0) > 1}
            onDone={() => void done()}
            onCancel={() => void done()}
          />
        </Match>
        <Match when={own()?.passkey}>
          <Card title="Yours">
            <div class="stack">
              <p>
                <strong>It is set up on this device.</strong> The device lists it as “{name()}”.
              </p>
              <div>
                <Button onClick={() => setDoing('removing')}>Remove it</Button>
              </div>
            </div>
          </Card>
        </Match>
        <Match when={own()}>
          <Card title="Yours">
            <div class="stack">
              <p>None is set up. Your passphrase alone opens what you keep on this device.</p>
              <GuidancePanel tone="warning" title="Whoever opens the device itself">
                <p>
                  If this device knows somebody else’s finger or face, or they know its PIN, the passkey opens
                  Cairn for them too. Set it up only where that is you alone.
                </p>
              </GuidancePanel>
              <div>
                <Button look="primary" onClick={() => setDoing('setting-up')}>
                  Set it up
                </Button>
              </div>
            </div>
          </Card>
        </Match>
      </Switch>
      <Card title="What stays as it is">
        <ul class="plain-list">
          <li>The passphrase opens this device as before. Keep it in mind: nobody can reset it.</li>
          <li>
            A separate place opens with the passphrase and never with the passkey, which has no key to it.
          </li>
          <li>
            The passkey is kept by the device, and by the account that the device keeps its passkeys in, if
            there is one. It holds nothing of a case.
          </li>
        </ul>
      </Card>
      <Show when={doing() === 'removing'}>
        <Remove name={name()} onDone={() => void done()} onCancel={() => setDoing('nothing')} />
      </Show>
    </div>
  )
}
