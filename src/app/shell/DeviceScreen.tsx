import { Link } from '@tanstack/solid-router'
import { createResource, createSignal, Show } from 'solid-js'
import { PROTOCOL } from '#protocol'
import { Button, Card, PageHeader } from '#ui'
import { SaveUnsent } from '../carry/SaveUnsent.tsx'
import { useApp } from '../parts/context.ts'
import { syncInWords, syncProblemInWords } from '../words/sync-words.ts'
import { othersWaitingInWords } from '../words/waiting-words.ts'
import { when } from '../words/when.ts'
import { StorageCard } from './StorageCard.tsx'
import { ClockCard } from './WrongClock.tsx'

/** What this device holds and how it stands with the server. */
export function DeviceScreen() {
  const { device, open, sync } = useApp()
  const now = device.parts.surroundings.clock
  const words = () => syncInWords(sync(), now())
  const [waiting] = createResource(
    () => sync().outbox,
    () => device.vaults.waiting(),
  )
  const othersWaiting = () => Math.max(0, (waiting.latest?.statements ?? 0) - sync().outbox.unsent)
  return (
    <>
      <PageHeader
        title="This device"
        intro={`Open for ${open.profile.name}.`}
        actions={<Button onClick={() => void device.leave('/')}>Lock now</Button>}
      />
      <div class="split">
        <div class="stack">
          <Card title="Syncing">
            <div class="stack">
              <p>
                <strong>{words().words}.</strong> {words().detail}
              </p>
              <Show when={sync().problem}>{(problem) => <p>{syncProblemInWords[problem()]}</p>}</Show>
              <p class="small">
                {sync().roundAt === null
                  ? 'Not yet fetched since this device was unlocked.'
                  : `Last sent and fetched ${when(sync().roundAt ?? 0, now())}.`}
              </p>
              <SyncNow />
            </div>
          </Card>
          <Card title="Without a connection for days">
            <div class="stack">
              <SaveUnsent device={device} />
              <p>
                <Link to="/hand-in">Hand in a file from elsewhere</Link>
              </p>
            </div>
          </Card>
          <Show when={open.profile.role === 'manager'}>
            <Card title="Wording">
              <div class="stack">
                <p>The words that forms are asked in, for the whole service.</p>
                <p>
                  <Link class="button" to="/wording">
                    Wording of the forms
                  </Link>
                </p>
              </div>
            </Card>
          </Show>
          <Card title="Locking">
            <p>
              The device locks by itself after 5 minutes without a touch, and after 30 seconds out of sight.
              You can lock it at any time with the button above, or with Ctrl, Shift and L together. Nothing
              you wrote is lost by locking.
            </p>
          </Card>
        </div>
        <div class="stack">
          <StorageCard />
          <ClockCard />
          <Card title="Unlocking">
            <div class="stack">
              <p>A finger, a face or the PIN of this device can open Cairn beside your passphrase.</p>
              <p>
                <Link to="/passkey">Unlock with a passkey</Link>
              </p>
              <p>
                <Link to="/passphrase">Change the passphrase</Link>
              </p>
            </div>
          </Card>
          <Card title="Signing in">
            <div class="stack">
              <p>The server can ask you for a passkey, or a code from your phone, beside your password.</p>
              <p>
                <Link to="/second-step">A second step when signing in</Link>
              </p>
            </div>
          </Card>
          <Card title="Another person">
            <div class="stack">
              <p>
                Someone else can use this device with a passphrase of their own. Neither of you can open what
                the other keeps here.
              </p>
              <Show when={othersWaiting()}>{(count) => <p>{othersWaitingInWords(count())}</p>}</Show>
              <div>
                <Button onClick={() => void device.leave('/enrol')}>Lock, then set up another person</Button>
              </div>
            </div>
          </Card>
          <Show when={open.profile.role === 'manager'}>
            <Card title="A lost tablet">
              <div class="stack">
                <p>A device that is lost or stolen can be taken out of service. It erases itself then.</p>
                <p>
                  <Link to="/devices">All devices of the service</Link>
                </p>
              </div>
            </Card>
          </Show>
          <Card title="About">
            <p class="small num">
              Cairn, build {buildName()}, protocol {PROTOCOL}.
            </p>
          </Card>
        </div>
      </div>
    </>
  )
}

export function SyncNow() {
  const { open, sync } = useApp()
  const [asked, setAsked] = createSignal(false)
  const round = async () => {
    setAsked(true)
    await open.sync.round()
    setAsked(false)
  }
  return (
    <div>
      <Button aria-disabled={asked()} onClick={() => void round()}>
        {asked() && sync().working ? 'Syncing' : 'Sync now'}
      </Button>
    </div>
  )
}

/** The hash that the build gave this very file's chunk: two builds never share it. */
const buildName = (): string => /-([\w-]+)\.js/.exec(import.meta.url)?.[1] ?? 'in development'
