import { createMemo, createSignal, For, Match, onMount, Show, Switch } from 'solid-js'
import type { ListedDevice } from '#protocol'
import { type ChangeProblem, readDevices, refuseDevice } from '#sync'
import { Button, Card, Dialog, PageHeader } from '#ui'
import { useApp } from '../parts/context.ts'
import { focusHeading } from '../parts/focus-heading.ts'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { useChangeParts } from '../parts/read-parts.ts'
import { Told } from '../parts/Told.tsx'
import { deviceInWords, devicesUnreadInWords, tabletName } from '../words/device-words.ts'

/** Every device of the service by officer, for the manager to take out of service the one that is lost. */
export function DevicesScreen() {
  return (
    <ManagersOnly words="The devices of the service are for managers to look after.">
      <Devices />
    </ManagersOnly>
  )
}

function Devices() {
  const parts = useChangeParts()
  const [devices, setDevices] = createSignal<readonly ListedDevice[]>()
  const [problem, setProblem] = createSignal<ChangeProblem>()
  const [losing, setLosing] = createSignal<ListedDevice>()
  const [told, setTold] = createSignal('')
  const byOfficer = createMemo(() => {
    const all = devices()?.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    return all && [...Map.groupBy(all, ({ officer }) => officer).values()]
  })
  const read = async () => {
    const answer = await readDevices(parts)
    if (answer.ok) setDevices(answer.value)
    setProblem(answer.ok ? undefined : answer.error)
  }
  onMount(() => void read())

  const takeOut = async (lost: ListedDevice) => {
    setLosing(undefined)
    const failed = await refuseDevice(parts, lost.id)
    if (failed) {
      setProblem(failed)
      focusHeading() // the dialog is gone
      return
    }
    setTold(`${lost.name}’s ${tabletName(lost)} is out of service. It reads nothing from now on.`)
    await read()
    focusHeading() // the button is gone
  }

  const problemInWords = () => {
    const now = problem()
    return now && devicesUnreadInWords(now)
  }

  return (
    <>
      <PageHeader
        title="Devices"
        intro="Every tablet and computer that was set up for this service. If one is lost or stolen, take it out of service here, at once."
        actions={<Button onClick={() => void read()}>Look again</Button>}
      />
      <Told words={told()} />
      <Told words={problemInWords()} tone="warning" />
      <Switch>
        <Match when={byOfficer()}>
          {(officers) => (
            <div class="stack">
              <For each={officers()}>
                {(own) => (
                  <Card title={own[0]?.name ?? ''}>
                    <ul class="device-list">
                      <For each={own}>{(one) => <OneDevice one={one} onLost={() => setLosing(one)} />}</For>
                    </ul>
                  </Card>
                )}
              </For>
            </div>
          )}
        </Match>
        <Match when={!problem()}>
          <p role="status">Asking the server.</p>
        </Match>
      </Switch>
      <Show when={losing()}>
        {(lost) => (
          <Dialog
            open
            title={`Take ${lost().name}’s ${tabletName(lost())} out of service?`}
            onClose={() => setLosing(undefined)}
            actions={
              <>
                <Button look="danger" onClick={() => void takeOut(lost())}>
                  Take it out of service
                </Button>
                <Button onClick={() => setLosing(undefined)}>Cancel</Button>
              </>
            }
          >
            <ul class="plain-list">
              <li>
                It reads nothing from the server from now on, and {lost().name} is signed out everywhere.
              </li>
              <li>
                The next time it has a network, it sends what was finished on it, sealed. Then it erases
                everything. What it sends is kept aside for you to accept or refuse.
              </li>
              <li>Words that were begun on it and not finished are lost.</li>
              <li>
                It cannot be undone. If the device turns up, it is set up anew. If others use it too, take
                their entries out as well.
              </li>
            </ul>
          </Dialog>
        )}
      </Show>
    </>
  )
}

function OneDevice(props: { readonly one: ListedDevice; readonly onLost: () => void }) {
  const { device, open } = useApp()
  const { clock } = device.parts.surroundings
  const isThis = () => props.one.id === open.vault.device
  return (
    <li>
      <div>
        <p>
          <strong class="sentence">{tabletName(props.one)}</strong>
        </p>
        <p class="small">{deviceInWords(props.one, isThis(), clock())}</p>
      </div>
      <Show when={!isThis() && props.one.refusedAt === null}>
        <Button onClick={() => props.onLost()}>
          Lost or stolen
          <span class="visually-hidden">
            : {tabletName(props.one)} of {props.one.name}
          </span>
        </Button>
      </Show>
    </li>
  )
}
