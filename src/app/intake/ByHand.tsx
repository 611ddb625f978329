import { createMemo, createSignal, Show } from 'solid-js'
import { caseFileHeader } from '#casework'
import type { Json } from '#core'
import { Button, Card, DateField, GuidancePanel, TextField } from '#ui'
import { useApp } from '../parts/context.ts'
import { useGoOn } from '../parts/go-on.ts'
import { saveProblemInWords } from '../words/problem-words.ts'
import { columns, valueOfCell } from './columns.ts'
import { Duplicates } from './Duplicates.tsx'
import { takeInByHand } from './take-in.ts'
import { useIntake } from './use-intake.ts'

/** A referral that is typed in: who it is about, and the rest in the request itself. */
export function ByHand() {
  const { addresses } = useApp()
  const intake = useIntake()
  const goOn = useGoOn()
  const [name, setName] = createSignal('')
  const [born, setBorn] = createSignal('')
  const [reference, setReference] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [working, setWorking] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const read = createMemo(() => ({
    client: valueIn('client', name()),
    'date-of-birth': valueIn('date-of-birth', born()),
    reference: valueIn('reference', reference()),
  }))
  const bornError = () => {
    const value = read()['date-of-birth']
    return tried() && !value.ok ? value.error : undefined
  }
  const take = async (event: SubmitEvent) => {
    event.preventDefault()
    if (working()) return
    setTried(true)
    const values = Object.entries(read())
    if (name().trim() === '' || values.some(([, value]) => !value.ok)) return
    const known = values.flatMap(([id, value]): readonly (readonly [string, Json])[] =>
      value.ok && value.value !== null ? [[id, value.value]] : [],
    )
    setWorking(true) // a second tap would take in a second case
    const taken = await takeInByHand(intake(), new Map(known))
    setWorking(false)
    if (!taken.ok) {
      setProblem(saveProblemInWords[taken.error])
      return
    }
    const record = addresses.of({ ...caseFileHeader(taken.value), form: 'request-for-service' })
    await goOn({ to: '/cases/$space/records/$record', params: { space: taken.value, record } })
  }
  return (
    <Card title="Take one in">
      <form class="stack" onSubmit={(event) => void take(event)}>
        <TextField
          id="new-name"
          label="Client’s name"
          error={tried() && name().trim() === '' ? 'Put the client’s name' : undefined}
          value={name()}
          onInput={setName}
        />
        <DateField id="new-born" label="Date of birth" error={bornError()} value={born()} onInput={setBorn} />
        <TextField id="new-reference" label="Case reference" value={reference()} onInput={setReference} />
        <Duplicates person={{ name: name(), born: dayIn(read()['date-of-birth']) }} />
        <Show when={problem()}>
          {(why) => (
            <GuidancePanel tone="problem" live title="Not taken in">
              <p>{why()}</p>
            </GuidancePanel>
          )}
        </Show>
        <div>
          <Button look="primary" type="submit" aria-disabled={working()}>
            Take it in
          </Button>
        </div>
      </form>
    </Card>
  )
}

function valueIn(name: string, text: string) {
  const column = columns().find((one) => one.name === name)
  if (!column) throw new Error(`A referral has no ${name}.`)
  return valueOfCell(column.question, text === '//' ? '' : text)
}

const dayIn = (value: ReturnType<typeof valueIn>): string | null =>
  value.ok && typeof value.value === 'string' ? value.value : null
