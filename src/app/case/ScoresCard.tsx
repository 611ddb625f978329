import { createMemo, For, Match, Show, Switch } from 'solid-js'
import {
  circlePeople,
  evaluate,
  type Form,
  levelCounts,
  type Need,
  needsOf,
  scoredLines,
  tallies,
} from '#forms'
import { pictureOf } from '#forms/pictures'
import { type RecordView, viewOf } from '#record'
import type { OpenedRecord } from '#store'
import { Card, PictureShown } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { counted, sentence } from '../words/counts.ts'
import { CircleScores } from './CircleScores.tsx'
import { Figures } from './Figures.tsx'
import { SittingsCompared } from './SittingsCompared.tsx'
import { WheelScores } from './WheelScores.tsx'

/** What the answers of a record come to, stated and not judged; for officers only. Nothing where its form comes to nothing. */
export function ScoresCard(props: {
  readonly one: CaseOnDevice
  readonly record: OpenedRecord
  readonly form: Form
}) {
  const view = createMemo(() => viewOf(props.record.set))
  /** What was drawn, page by page; a circle has more to it, below. */
  const drawnPages = createMemo(() =>
    evaluate(props.form, view()).pages.flatMap((page) => {
      const picture = page.tool === 'storyboard' ? pictureOf(page) : null
      return picture ? [{ title: page.title, picture }] : []
    }),
  )
  const scoring = () => (view().fields.size > 0 ? props.form.scoring : undefined)
  return (
    <Switch>
      <Match when={scoring() === 'how-often'}>
        <Card title="What it comes to">
          <div class="stack">
            <Tallies form={props.form} view={view()} />
            <p class="small">
              The client’s own account. What they did and what was done to them are kept apart: neither is
              taken off the other. “?” is counted by itself and is never a 0.
            </p>
            <SittingsCompared one={props.one} record={props.record} />
          </div>
        </Card>
      </Match>
      <Match when={scoring() === 'levels'}>
        <Card title="What it comes to">
          <LevelTables form={props.form} view={view()} />
        </Card>
      </Match>
      <Match when={scoring() === 'needs'}>
        <Card title="What it comes to">
          <Needs form={props.form} view={view()} />
        </Card>
      </Match>
      <Match when={scoring() === 'parts'}>
        <Card title="What it comes to">
          <WheelScores one={props.one} record={props.record} form={props.form} view={view()} />
        </Card>
      </Match>
      <Match when={drawnPages().length > 0}>
        <Card title="As pictures">
          <div class="pictures-beside">
            <For each={drawnPages()}>
              {({ title, picture }) => (
                <figure>
                  <figcaption>{title}</figcaption>
                  <PictureShown picture={picture} />
                </figure>
              )}
            </For>
          </div>
        </Card>
      </Match>
      <Match when={(circlePeople(evaluate(props.form, view()))?.length ?? 0) > 0}>
        <Card title="As a picture">
          <CircleScores one={props.one} record={props.record} form={props.form} view={view()} />
        </Card>
      </Match>
    </Switch>
  )
}

type Scored = { readonly form: Form; readonly view: RecordView }

function Tallies(props: Scored) {
  const columns = createMemo(() => tallies(scoredLines(props.form, props.view)))
  const rows = () => [
    { label: 'Lines asked', of: columns().map(({ asked }) => asked) },
    { label: 'Once or more', of: columns().map(({ happened }) => happened) },
    { label: 'Never', of: columns().map(({ never }) => never) },
    { label: '“?”, don’t know', of: columns().map(({ dontKnow }) => dontKnow) },
    { label: 'Not answered', of: columns().map(({ unanswered }) => unanswered) },
    ...(columns().some(({ unsettled }) => unsettled > 0)
      ? [{ label: 'Two answers, to settle', of: columns().map(({ unsettled }) => unsettled) }]
      : []),
    { label: 'The numbers added up', of: columns().map(({ total }) => total) },
  ]
  return (
    <Figures
      caption="Counted line by line"
      head={['', ...columns().map(({ label }) => label)]}
      rows={rows().map(({ label, of }) => [label, ...of.map(String)])}
    />
  )
}

function LevelTables(props: Scored) {
  const pages = createMemo(() => levelCounts(props.form, props.view))
  const isSettled = () => pages().every(({ columns }) => columns.every(({ unsettled }) => unsettled === 0))
  const more = () => ['Not answered', ...(isSettled() ? [] : ['Two answers, to settle'])]
  return (
    <div class="stack">
      <For each={pages()}>
        {({ title, columns }) => (
          <Figures
            caption={title}
            head={['', ...(columns[0]?.counts.map(({ label }) => label) ?? []), ...more()]}
            rows={columns.map(({ label, counts, unanswered, unsettled }) => [
              label,
              ...counts.map(({ count }) => String(count)),
              String(unanswered),
              ...(isSettled() ? [] : [String(unsettled)]),
            ])}
          />
        )}
      </For>
      <p class="small">
        How many signs of each band were rated so, in the client and in their partner, by the client alone.
      </p>
    </div>
  )
}

function Needs(props: Scored) {
  const needs = createMemo(() => needsOf(props.form, props.view))
  const yes = () => needs().filter(({ answer }) => answer === 'yes' || answer === 'unsettled').length
  const help = () => needs().filter((need) => need.help).length
  return (
    <div class="stack">
      <p>{sentence(`${counted(yes(), 'problem')}, help wanted with ${help()}`)}</p>
      <Show when={needs().length > 0}>
        <Figures
          caption="What could go into the action plan"
          head={['Problem', 'Answer', 'Help']}
          rows={needs().map((need) => [
            `${need.page}: ${need.label}`,
            needInWords(need),
            need.help ? 'Wanted' : '',
          ])}
        />
      </Show>
    </div>
  )
}

function needInWords({ answer }: Need): string {
  if (answer === null) return 'No'
  return { yes: 'Yes', 'dont-know': 'Don’t know', unsettled: 'Yes and no, to settle' }[answer]
}
