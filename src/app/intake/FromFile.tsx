import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { bytesFromText, err, type Result } from '#core'
import type { Problem } from '#forms'
import { Button, Card, FileField, GuidancePanel, Tag } from '#ui'
import { useApp } from '../parts/context.ts'
import { FileFaults } from '../parts/FileFaults.tsx'
import { saveFile } from '../parts/save-file.ts'
import { counted } from '../words/counts.ts'
import { saveProblemInWords } from '../words/problem-words.ts'
import { Duplicates } from './Duplicates.tsx'
import { type Referral, templateCsv, templateJson, textOf } from './referral.ts'
import { type TakenIn, takeIn } from './take-in.ts'
import { useIntake } from './use-intake.ts'

/** More than this is no list of referrals. */
const MOST_FILE_BYTES = 4_000_000

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'faulty'; readonly name: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'read'; readonly name: string; readonly referrals: readonly Referral[] }
  | { readonly kind: 'taken'; readonly outcome: TakenIn; readonly of: number }

/** Referrals from a file of another system: looked at first, then taken in whole. */
export function FromFile() {
  const { open } = useApp()
  const intake = useIntake()
  const [state, setState] = createSignal<State>({ kind: 'asking' })
  const [working, setWorking] = createSignal(false)
  const now = <K extends State['kind']>(kind: K) => {
    const it = state()
    return it.kind === kind ? (it as Extract<State, { kind: K }>) : undefined
  }
  const look = async (file: File) => {
    const read = await readFile(file)
    setState(
      read.ok
        ? { kind: 'read', name: file.name, referrals: read.value }
        : { kind: 'faulty', name: file.name, problems: read.error },
    )
  }
  const take = async (referrals: readonly Referral[]) => {
    if (working()) return
    setWorking(true)
    setState({ kind: 'taken', outcome: await takeIn(intake(), referrals), of: referrals.length })
    setWorking(false)
    void open.sync.round()
  }
  return (
    <Card title="From a file">
      <div class="stack">
        <FileField
          id="referral-file"
          label="The file"
          hint="A table (CSV) or JSON. Nothing is taken in until you have seen what is in it."
          onChoose={(file) => void look(file)}
        />
        <Switch>
          <Match when={now('faulty')}>
            {(it) => <FileFaults title={`Nothing was taken in from ${it().name}`} problems={it().problems} />}
          </Match>
          <Match when={now('read')}>
            {(it) => (
              <section class="stack" aria-label={`What is in ${it().name}`}>
                <p role="status">In the file: {counted(it().referrals.length, 'referral')}.</p>
                <ul class="item-list">
                  <For each={it().referrals}>{(referral) => <InFile referral={referral} />}</For>
                </ul>
                <div class="actions">
                  <Button look="primary" aria-disabled={working()} onClick={() => void take(it().referrals)}>
                    Take {it().referrals.length === 1 ? 'it' : 'them'} in
                  </Button>
                  <Button onClick={() => setState({ kind: 'asking' })}>Leave it</Button>
                </div>
              </section>
            )}
          </Match>
          <Match when={now('taken')}>{(it) => <Taken outcome={it().outcome} of={it().of} />}</Match>
        </Switch>
        <p class="small">A file to write over, with every name that a referral can have:</p>
        <div class="actions">
          <Button onClick={() => saveFile(bytesFromText(templateCsv()), 'text/csv', 'referrals.csv')}>
            Save the table
          </Button>
          <Button
            onClick={() => saveFile(bytesFromText(templateJson()), 'application/json', 'referrals.json')}
          >
            Save the JSON
          </Button>
        </div>
      </div>
    </Card>
  )
}

function InFile(props: { readonly referral: Referral }) {
  const text = (column: string) => textOf(props.referral, column)
  return (
    <li>
      <Show when={text('urgent') === 'yes'}>
        <Tag tone="red">Asked for as urgent</Tag>
      </Show>
      <div class="item-words">
        <h3>{text('client')}</h3>
        <p class="small">
          {[text('reference'), text('area'), `social worker ${text('social-worker')}`]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <Duplicates person={{ name: text('client'), born: text('date-of-birth') || null }} />
      </div>
    </li>
  )
}

function Taken(props: { readonly outcome: TakenIn; readonly of: number }) {
  const { taken, before, failed } = props.outcome
  return (
    <GuidancePanel
      live
      tone={failed ? 'problem' : undefined}
      title={failed ? 'Not all of them are here' : 'Taken in'}
    >
      <p>
        Taken in now: {counted(taken.length, 'referral')}.
        {before > 0 ? ` Taken in before: ${counted(before, 'referral')}.` : ''}
      </p>
      <Show when={failed}>
        {(why) => (
          <p>
            The other {props.of - taken.length - before} could not be stored, and nothing of them is here.{' '}
            {saveProblemInWords[why()]} Then choose the file again: what is here is not taken in twice.
          </p>
        )}
      </Show>
    </GuidancePanel>
  )
}

async function readFile(file: File): Promise<Result<readonly Referral[], readonly Problem[]>> {
  if (file.size > MOST_FILE_BYTES)
    return err([{ path: '', message: 'This file is too long to be a list of referrals.' }])
  try {
    const { readReferrals } = await import('./referral-file.ts')
    return readReferrals(await file.text())
  } catch {
    return err([{ path: '', message: 'The file could not be read. Choose it again.' }])
  }
}
