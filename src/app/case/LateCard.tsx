import { createMemo, createSignal, Match, Show, Switch } from 'solid-js'
import type { Result } from '#core'
import { type Form, fieldDefinition } from '#forms'
import { type Statement, viewOf } from '#record'
import type { NeedsYou, OpenedRecord, StoredDraft } from '#store'
import { Button, ByKey, Card, dayAndTimeInWords } from '#ui'
import { type ActProblem, noteAndSetAside, noteTextInHand, putAway } from '../cases/acts.ts'
import type { Note } from '../cases/record-notes.ts'
import { useApp } from '../parts/context.ts'
import { useSaid } from '../parts/said.ts'
import { asideInWords } from '../words/problem-words.ts'
import { statementInWords } from '../words/statement-words.ts'
import { mayActHere } from './may-write.ts'
import { ReasonForm } from './ReasonForm.tsx'
import { ActProblemPanel, useAct } from './use-act.tsx'

type RecordAndForm = { readonly record: OpenedRecord; readonly form: Form }

/** Something that was written and is not part of the record, and what takes it out of the way. */
type Outside = {
  readonly id: string
  readonly label: string
  readonly words: string
  readonly source: string
  readonly why: string
  readonly dispose: (note: Pick<Note, 'what' | 'why'>) => Promise<Result<null, ActProblem>>
  /** In place of that where the case was erased: no note of it would be taken. */
  readonly putAway?: () => Promise<Result<null, ActProblem>>
}

/**
 * What came after a record was completed, what the server did not take of it, and text left in a field that nobody can finish any more: each is
 * kept as a note or set aside, with a reason.
 */
export function LateCard(props: RecordAndForm) {
  const { open } = useApp()
  const outside = useOutside(props)
  return (
    <Show when={outside().length > 0}>
      <Card title="Not part of this record">
        <Show
          when={outside().some(({ putAway }) => !putAway)}
          fallback={
            <p>This case was erased. Once all of this is put away, the case leaves this device too.</p>
          }
        >
          <p>
            This was written and is kept. Say what becomes of each: a note beside the record, or set aside.
            Either way it stays in the history, with your reason.
          </p>
        </Show>
        <ul class="late">
          <ByKey each={outside()} by={({ id }) => id}>
            {(one) => (
              <li>
                <OneOutside
                  one={one()}
                  may={mayActHere('set-aside', props.record.header, open.profile.role)}
                />
              </li>
            )}
          </ByKey>
        </ul>
      </Card>
    </Show>
  )
}

function OneOutside(props: { readonly one: Outside; readonly may: boolean }) {
  const act = useAct()
  const [chosen, setChosen] = createSignal<'added' | 'set-aside'>()
  const dispose = (why: string) => {
    const what = chosen()
    if (what) void act.run(() => props.one.dispose({ what, why }))
  }
  return (
    <>
      <h3>{props.one.label}</h3>
      <p class="kept-words">{props.one.words}</p>
      <p class="small">
        {props.one.source}. {props.one.why}
      </p>
      <ActProblemPanel act={act} title="Nothing was changed" />
      <Switch>
        <Match when={chosen()}>
          {(what) => (
            <ReasonForm
              label={what() === 'added' ? 'Why does it belong to the record?' : 'Why is it set aside?'}
              action={what() === 'added' ? 'Keep as a note' : 'Set aside'}
              onReason={dispose}
              onCancel={() => setChosen(undefined)}
            />
          )}
        </Match>
        <Match when={props.one.putAway}>
          {(putAway) => (
            <div class="actions">
              <Button aria-label={`Put away: ${props.one.label}`} onClick={() => void act.run(putAway())}>
                Put away
              </Button>
            </div>
          )}
        </Match>
        <Match when={props.may}>
          <div class="actions">
            <Button aria-label={`Keep as a note: ${props.one.label}`} onClick={() => setChosen('added')}>
              Keep as a note
            </Button>
            <Button aria-label={`Set aside: ${props.one.label}`} onClick={() => setChosen('set-aside')}>
              Set aside
            </Button>
          </div>
        </Match>
      </Switch>
    </>
  )
}

function useOutside(props: RecordAndForm): () => readonly Outside[] {
  const { open, nameOf } = useApp()
  const said = useSaid()
  const fromStatement = (id: string, statement: Statement, why: string): Outside => {
    const { label, words } = statementInWords(props.form, statement)
    const { author, at } = statement
    // What is noted is read by others too: names and days, not "you" and "today".
    const by = author === open.vault.author ? open.profile.name : nameOf(author)
    const note = { statement: id, about: label, words, source: `${by}, ${dayAndTimeInWords(at)}` }
    const source = said({ statement })
    return {
      id,
      label,
      words,
      source,
      why,
      dispose: (how) => noteAndSetAside(open, props.record.header, props.form, { ...note, ...how }),
    }
  }
  const fromText = (draft: StoredDraft): Outside => {
    const { field, text: words } = draft
    const label = fieldDefinition(props.form, field)?.label ?? 'Text'
    const source = open.profile.name
    return {
      id: draft.row,
      label,
      words,
      source,
      why: 'It was being typed when the record was completed.',
      dispose: (how) =>
        noteTextInHand(open, props.record.header, draft, { about: label, words, source, ...how }),
    }
  }
  return createMemo(() => {
    const { standing } = viewOf(props.record.set)
    const notTaken = props.record.needsYou.map((entry: NeedsYou): Outside => {
      const one = fromStatement(entry.id, entry.statement, asideInWords(entry))
      if (entry.code !== 'erased') return one
      return { ...one, putAway: () => putAway(open, props.record.header, props.form, entry.id) }
    })
    if (standing.kind === 'open') return notTaken
    const order = [...props.form.fields.keys()]
    const late = standing.late
      .toSorted((a, b) => order.indexOf(a.statement.field) - order.indexOf(b.statement.field))
      .map(({ id, statement }) => fromStatement(id, statement, 'It came after the record was completed.'))
    const typed = [...props.record.drafts.values()].flat().map(fromText)
    return [...late, ...notTaken, ...typed.filter(({ words }) => words.trim() !== '')]
  })
}
