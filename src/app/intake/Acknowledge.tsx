import { createSignal, Show } from 'solid-js'
import { caseFileHeader } from '#casework'
import { stateField, viewOf } from '#record'
import { Button, Dialog, GuidancePanel, ProseField } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { dayOf } from '../cases/days.ts'
import { answersOfCase } from '../cases/pathway.ts'
import { useApp } from '../parts/context.ts'
import { acknowledgementOf } from '../words/acknowledgement.ts'
import { saveProblemInWords } from '../words/problem-words.ts'
import { formNamed } from './columns.ts'

/** The words for the referrer, to copy and change, and the note that they have been sent. Nothing is sent from here. */
export function Acknowledge(props: { readonly one: CaseOnDevice; readonly onClose: () => void }) {
  const { open, device } = useApp()
  const [words, setWords] = createSignal(acknowledgementOf(answersOfCase(props.one), open.profile.name))
  const [told, setTold] = createSignal('')
  const [problem, setProblem] = createSignal<string>()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words())
      setTold('Copied. Put it into your letter or e-mail.')
    } catch {
      setTold('This browser does not let the app copy. Mark the words and copy them yourself.')
    }
  }
  const note = async () => {
    const header = { ...caseFileHeader(props.one.space), form: 'acceptance' }
    const view = viewOf((await open.records.open(header)).set)
    const today = dayOf(device.parts.surroundings.clock())
    const { version } = formNamed('acceptance')
    const done = await open.records.append(header, [stateField(view, 'acknowledged/answer', today, version)])
    if (done.ok) props.onClose()
    else setProblem(saveProblemInWords[done.error])
  }
  return (
    <Dialog
      open
      title="Acknowledge the request"
      onClose={props.onClose}
      actions={
        <>
          <Button look="primary" onClick={() => void note()}>
            It has been sent today
          </Button>
          <Button onClick={() => void copy()}>Copy</Button>
          <Button onClick={props.onClose}>Not now</Button>
        </>
      }
    >
      <ProseField
        id="acknowledgement"
        label="For the referrer"
        hint="It names nobody but the referrer. Change what you like; it is not kept here."
        value={words()}
        rows={12}
        onInput={setWords}
      />
      <p role="status" class="small">
        {told()}
      </p>
      <Show when={problem()}>
        {(why) => (
          <GuidancePanel tone="problem" live>
            <p>{why()}</p>
          </GuidancePanel>
        )}
      </Show>
    </Dialog>
  )
}
