import { createSignal, Match, Show, Switch } from 'solid-js'
import { clientForm } from '#catalogue/client'
import { officerForm } from '#catalogue/officer'
import { isId } from '#core'
import type { Outcome } from '#protocol'
import { Button, ByKey, dayAndTimeInWords } from '#ui'
import { ReasonForm } from '../case/ReasonForm.tsx'
import { latestForm } from '../cases/record-form.ts'
import { sittingInWords } from '../cases/sittings.ts'
import { counted } from '../words/counts.ts'
import { outcomeInWords, parkedInWords } from '../words/parked-words.ts'
import { statementInWords } from '../words/statement-words.ts'
import type { Choice, ParkedInRecord, Waiting } from './parked-list.ts'

type RecordParts = {
  readonly record: ParkedInRecord
  /** Who wrote it. */
  readonly author: string
  readonly onDecide: (choice: Choice) => Promise<void>
}

/** What was written into one record: decided on one by one, or all together. */
export function ParkedRecordView(props: RecordParts) {
  const title = () => {
    const { form, sitting } = props.record.header
    const of = latestForm(form)?.title ?? 'A record that this version of the app does not know'
    return sitting === 'case' || isId(sitting) ? of : `${of}, ${sittingInWords(sitting)}`
  }
  const together = () => props.record.statements.filter(({ outcomes }) => outcomes.length > 0)
  return (
    <section aria-label={title()}>
      <h4>{title()}</h4>
      <ul class="late">
        <ByKey each={props.record.statements} by={({ id }) => id}>
          {(one) => (
            <li>
              <OneParked {...props} one={one()} />
            </li>
          )}
        </ByKey>
        <Show when={together().length > 1}>
          <li>
            <Deciding
              {...props}
              statements={together()}
              about={`all of ${title()}`}
              label={(word) => `${word} all ${counted(together().length, 'entry', 'entries')}`}
            />
          </li>
        </Show>
      </ul>
    </section>
  )
}

function OneParked(props: RecordParts & { readonly one: Waiting }) {
  const { statement, receivedAt } = props.one
  const { form: id } = props.record.header
  const form = clientForm(id, statement.version) ?? officerForm(id, statement.version)
  const { label, words } = form
    ? statementInWords(form, statement)
    : { label: 'An answer', words: 'This version of the app does not know the form it was given in.' }
  return (
    <>
      <h5>{label}</h5>
      <p class="kept-words">{words}</p>
      <p class="small">
        Written {dayAndTimeInWords(statement.at)}
        {statement.via === 'session' ? ', in session mode' : ''}, on tablet {statement.device.slice(0, 4)}.
        Reached the server {dayAndTimeInWords(receivedAt)}.
      </p>
      <p class="small">{parkedInWords(props.one.code, props.record.claimed, props.author)}</p>
      <Deciding {...props} statements={[props.one]} about={label} label={(word) => word} />
    </>
  )
}

/** The two buttons, and what will happen before it does. */
function Deciding(
  props: RecordParts & {
    readonly statements: readonly Waiting[]
    /** For those who hear a button without what stands above it. */
    readonly about: string
    readonly label: (word: 'Accept' | 'Refuse') => string
  },
) {
  const [chosen, setChosen] = createSignal<Outcome>()
  const [working, setWorking] = createSignal(false)
  const may = (outcome: Outcome) => props.statements.every(({ outcomes }) => outcomes.includes(outcome))
  const decide = async (outcome: Outcome, reason: string) => {
    if (working()) return
    setWorking(true)
    await props.onDecide({ statements: props.statements, outcome, reason })
    setWorking(false)
  }
  return (
    <Switch>
      <Match when={chosen() === 'refuse'}>
        <ReasonForm
          label="Why is it refused?"
          hint={outcomeInWords('refuse', props.author)}
          action={props.label('Refuse')}
          maxLength={1_000}
          onReason={(reason) => void decide('refuse', reason)}
          onCancel={() => setChosen(undefined)}
        />
      </Match>
      <Match when={chosen() === 'accept'}>
        <div class="stack">
          <p>{outcomeInWords('accept', props.author)}</p>
          <div class="actions">
            <Button
              look="primary"
              aria-disabled={working()}
              ref={(made) => queueMicrotask(() => made.focus())}
              onClick={() => void decide('accept', '')}
            >
              Yes, {props.label('Accept').toLowerCase()}
            </Button>
            <Button onClick={() => setChosen(undefined)}>Cancel</Button>
          </div>
        </div>
      </Match>
      <Match when={may('refuse')}>
        <div class="actions">
          <Show when={may('accept')}>
            <Button
              aria-label={`${props.label('Accept')}: ${props.about}`}
              onClick={() => setChosen('accept')}
            >
              {props.label('Accept')}
            </Button>
          </Show>
          <Button aria-label={`${props.label('Refuse')}: ${props.about}`} onClick={() => setChosen('refuse')}>
            {props.label('Refuse')}
          </Button>
        </div>
      </Match>
    </Switch>
  )
}
