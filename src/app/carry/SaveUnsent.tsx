import { createResource, createSignal, onCleanup, Show } from 'solid-js'
import { createOutbox } from '#store'
import { makeCarryFile, unsentOn } from '#sync'
import { Button } from '#ui'
import type { Device } from '../device/device.ts'
import { dayInName, saveFile } from '../parts/save-file.ts'
import { savedInWords, unsentInWords } from '../words/carry-words.ts'

/** Everything sealed and unsent on this device as a file: what is in it, and saving it. Works locked as well as open. */
export function SaveUnsent(props: { readonly device: Device }) {
  const { surroundings } = props.device.parts
  const { disk, signals, clock } = surroundings
  const outbox = createOutbox(surroundings)
  const [unsent, { refetch }] = createResource(() => unsentOn(outbox))
  onCleanup(signals.subscribe(({ kind }) => kind === 'outbox' && void refetch()))
  const [working, setWorking] = createSignal(false)
  const [said, setSaid] = createSignal('')

  const save = async () => {
    if (working()) return
    setWorking(true)
    setSaid('')
    setSaid(await saveNow().catch(() => NOT_MADE))
    setWorking(false)
  }
  const saveNow = async (): Promise<string> => {
    const file = await makeCarryFile({ disk, outbox })
    if (!file) return ''
    const name = carryFileName(clock())
    saveFile(file.bytes, 'application/octet-stream', name)
    return savedInWords(name)
  }

  return (
    <div class="stack">
      <p>
        For when this device gets no connection for days. Take the file to any computer that reaches the
        server, on a stick or by mail, and open {location.host}/hand-in there. No sign-in is needed, and
        nobody can read it on the way.
      </p>
      <Show when={unsent.latest}>
        {(now) => (
          <>
            <p role="status">
              <strong>{unsentInWords(now(), clock())}</strong>
            </p>
            <Show when={now().statements > 0}>
              <div>
                <Button aria-disabled={working()} onClick={() => void save()}>
                  {working() ? 'Making the file' : 'Save what is unsent as a file'}
                </Button>
              </div>
            </Show>
          </>
        )}
      </Show>
      <p class="small" role="status">
        {said()}
      </p>
    </div>
  )
}

/** Seen by others in a list of files: what it is and the day, nobody's name. */
const carryFileName = (at: number): string => `cairn-unsent-${dayInName(at)}.cairn`

const NOT_MADE =
  'The file could not be made: the storage of this device did not answer. Nothing here has changed. Try again.'
