import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { type Fetch, type HandedIn, handIn } from '#sync'
import { Button, FileField, GuidancePanel, ProgressBar } from '#ui'
import { fileProblemInWords, handedInInWords, handedInTitle, isAllHandedIn } from '../words/carry-words.ts'
import { type FileProblem, readCarryFile } from './read-file.ts'

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'handing-in'; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly outcome: HandedIn }
  | { readonly kind: 'problem'; readonly problem: FileProblem }

/** Takes a carry file from this machine and hands it in, part by part. Needs no key and no sign-in. */
export function HandIn(props: { readonly fetch: Fetch }) {
  const [state, setState] = createSignal<State>({ kind: 'asking' })
  const [file, setFile] = createSignal<File>()
  const isWorking = () => state().kind === 'handing-in'

  const take = async (chosen: File) => {
    if (isWorking()) return
    setFile(chosen)
    setState({ kind: 'handing-in', done: 0, of: 1 })
    const bytes = await readCarryFile(chosen)
    if (!bytes.ok) return setState({ kind: 'problem', problem: bytes.error })
    const outcome = await handIn(bytes.value, props.fetch, (done, of) =>
      setState({ kind: 'handing-in', done, of }),
    )
    return setState(
      outcome.ok ? { kind: 'done', outcome: outcome.value } : { kind: 'problem', problem: outcome.error },
    )
  }
  const now = <K extends State['kind']>(kind: K) => {
    const it = state()
    return it.kind === kind ? (it as Extract<State, { kind: K }>) : undefined
  }

  return (
    <div class="stack">
      <FileField
        id="carry-file"
        label="The file"
        hint="Its name begins with cairn-unsent and ends with .cairn."
        disabled={isWorking()}
        onChoose={(chosen) => void take(chosen)}
      />
      <Switch>
        <Match when={now('handing-in')}>
          {(it) => <ProgressBar label="Handing in" done={it().done} of={it().of} words="Handing in" />}
        </Match>
        <Match when={now('problem')}>
          {(it) => (
            <GuidancePanel tone="problem" title="Nothing was handed in" live>
              <p>{fileProblemInWords(it().problem)}</p>
            </GuidancePanel>
          )}
        </Match>
        <Match when={now('done')}>
          {(it) => (
            <GuidancePanel
              tone={isAllHandedIn(it().outcome) ? 'info' : 'warning'}
              title={handedInTitle(it().outcome)}
              live
            >
              <For each={handedInInWords(it().outcome)}>{(line) => <p>{line}</p>}</For>
            </GuidancePanel>
          )}
        </Match>
      </Switch>
      <Show when={now('done')?.outcome.problem && file()}>
        {(again) => (
          <div>
            <Button look="primary" onClick={() => void take(again())}>
              Try again
            </Button>
          </div>
        )}
      </Show>
    </div>
  )
}
