import { createSignal, For, Match, Switch } from 'solid-js'
import { councils, examplePacks } from '#catalogue/officer'
import { bytesFromText, err, ok, type Result } from '#core'
import type { ContentPack, Problem } from '#forms'
import { readPack } from '#forms/pack-reader'
import { Button, Card, FileField, GuidancePanel, PageHeader } from '#ui'
import { useApp } from '../parts/context.ts'
import { FileFaults } from '../parts/FileFaults.tsx'
import { ManagersOnly } from '../parts/ManagersOnly.tsx'
import { saveFile } from '../parts/save-file.ts'
import { saveProblemInWords } from '../words/problem-words.ts'
import { packInWords } from '../words/wording-words.ts'
import { changesOf, type PackChange } from './changes.ts'
import { PackChanges } from './PackChanges.tsx'
import { packForms, wordingPlaces } from './pack-knows.ts'
import { ServiceCard } from './ServiceCard.tsx'
import { templatePack } from './template.ts'
import { WordingInUse } from './WordingInUse.tsx'

/** No pack is anywhere near as long, with everything in it that it leaves as it is. */
const MOST_FILE_BYTES = 4_000_000

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'faulty'; readonly name: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'read'; readonly pack: ContentPack; readonly changes: readonly PackChange[] }
  | { readonly kind: 'used'; readonly pack: ContentPack }
  | { readonly kind: 'not-kept'; readonly words: string }

/** The words that forms are asked in, and the service's names and deadlines: which are in use, and a pack to look at before it is. The manager's. */
export function WordingScreen() {
  return (
    <ManagersOnly words="The words of the forms are for your manager to change.">
      <Wording />
    </ManagersOnly>
  )
}

function Wording() {
  const { open } = useApp()
  const [state, setState] = createSignal<State>({ kind: 'asking' })
  const [working, setWorking] = createSignal(false)
  const now = <K extends State['kind']>(kind: K) => {
    const it = state()
    return it.kind === kind ? (it as Extract<State, { kind: K }>) : undefined
  }
  const take = async (file: File) => {
    const read = await readPackFile(file)
    if (read.ok) await lookAt(read.value)
    else setState({ kind: 'faulty', name: file.name, problems: read.error })
  }
  const lookAt = async (pack: ContentPack) => {
    const { find } = await packForms()
    setState({ kind: 'read', pack, changes: changesOf(pack, find) })
  }
  const use = async (pack: ContentPack) => {
    if (working()) return
    setWorking(true)
    const used = await open.service.use(pack)
    setState(used.ok ? { kind: 'used', pack } : { kind: 'not-kept', words: saveProblemInWords[used.error] })
    setWorking(false)
  }
  return (
    <>
      <PageHeader
        title="Wording"
        intro="The words that forms are asked in, and what the service calls itself and works by. A record keeps the words it was begun in, whatever is in use later; names and deadlines hold for all cases at once."
      />
      <div class="split">
        <div class="stack">
          <Card title="In use">
            <div class="stack">
              <For each={wordingPlaces}>{(council) => <WordingInUse council={council} />}</For>
            </div>
          </Card>
          <Switch>
            <Match when={now('faulty')}>
              {(it) => <FileFaults title={`Nothing was taken from ${it().name}`} problems={it().problems} />}
            </Match>
            <Match when={now('used')}>
              {(it) => (
                <GuidancePanel live title="In use now">
                  <p>
                    Records that are begun from now on are asked in the words of {packInWords(it().pack)}. Its
                    names and deadlines, if it has any, hold for every case now. Other tablets have all of
                    this after their next sync.
                  </p>
                </GuidancePanel>
              )}
            </Match>
            <Match when={now('not-kept')}>
              {(it) => (
                <GuidancePanel tone="problem" live title="Not in use">
                  <p>{it().words}</p>
                </GuidancePanel>
              )}
            </Match>
            <Match when={now('read')}>
              {(it) => (
                <Card title={packInWords(it().pack)}>
                  <div class="stack">
                    <p role="status">{placeInWords(it().pack)}</p>
                    <PackChanges changes={it().changes} />
                    <div class="actions">
                      <Button look="primary" aria-disabled={working()} onClick={() => void use(it().pack)}>
                        Use this pack
                      </Button>
                      <Button onClick={() => setState({ kind: 'asking' })}>Leave it</Button>
                    </div>
                  </div>
                </Card>
              )}
            </Match>
          </Switch>
        </div>
        <div class="stack">
          <Card title="Load a pack">
            <div class="stack">
              <FileField
                id="pack-file"
                label="The file"
                hint="Nothing changes until you have seen what is in it."
                onChoose={(file) => void take(file)}
              />
              <p class="small">The consent in the words of one council, ready to use:</p>
              <div class="actions">
                <For each={examplePacks}>
                  {(pack) => <Button onClick={() => void lookAt(pack)}>Look at {pack.name}</Button>}
                </For>
              </div>
            </div>
          </Card>
          <ServiceCard />
          <Card title="Make a pack">
            <div class="stack">
              <p>
                The template has every word that can be changed, confidential forms included, and the names
                and deadlines. Write over what you want to change, give it a name and an edition, and load it
                here.
              </p>
              <div>
                <Button onClick={() => void saveTemplate()}>Save the template</Button>
              </div>
            </div>
          </Card>
        </div>
      </div>
    </>
  )
}

async function readPackFile(file: File): Promise<Result<ContentPack, readonly Problem[]>> {
  if (file.size > MOST_FILE_BYTES) return err([{ path: '', message: 'This file is too long to be a pack.' }])
  try {
    const read = readPack(await file.text(), await packForms())
    return read.ok ? ok(read.value) : read
  } catch {
    return err([{ path: '', message: 'The file could not be read. Choose it again.' }])
  }
}

async function saveTemplate(): Promise<void> {
  const template = templatePack(await packForms())
  const bytes = bytesFromText(`${JSON.stringify(template, null, 2)}\n`)
  saveFile(bytes, 'application/json', 'cairn-wording-template.json')
}

const placeInWords = ({ council }: ContentPack): string =>
  council === undefined
    ? 'For every case whose council has no words of its own.'
    : `For cases of ${councils.find(({ id }) => id === council)?.label ?? council}.`
