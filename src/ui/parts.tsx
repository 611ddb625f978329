import type { JSX } from 'solid-js'
import { createUniqueId, For, Show } from 'solid-js'

export type Tone = 'plain' | 'teal' | 'green' | 'amber' | 'red' | 'blue' | 'plum'

export function Tag(props: { readonly tone?: Tone; readonly children: JSX.Element }) {
  return <span class={`tag tag-${props.tone ?? 'plain'}`}>{props.children}</span>
}

/** A section with a heading of its own; without a title a plain surface. */
export function Card(props: {
  readonly title?: string
  readonly action?: JSX.Element
  readonly children: JSX.Element
}) {
  const heading = createUniqueId()
  return (
    <Show when={props.title} fallback={<div class="card">{props.children}</div>}>
      <section class="card" aria-labelledby={heading}>
        <div class="card-head">
          <h2 id={heading}>{props.title}</h2>
          {props.action}
        </div>
        {props.children}
      </section>
    </Show>
  )
}

/** The page's one `h1`. `back` is a link to where the person came from. */
export function PageHeader(props: {
  readonly title: string
  readonly intro?: string
  readonly back?: JSX.Element
  readonly actions?: JSX.Element
}) {
  return (
    <header class="page-header">
      <div class="page-header-words">
        {props.back}
        <h1 tabindex="-1">{props.title}</h1>
        <Show when={props.intro}>
          <p class="page-intro">{props.intro}</p>
        </Show>
      </div>
      <Show when={props.actions}>
        <div class="actions">{props.actions}</div>
      </Show>
    </header>
  )
}

/** Whose case this is, on every page of it. */
export function IdentityBar(props: {
  readonly initials: string
  readonly name: string
  readonly facts: readonly string[]
  readonly tags?: JSX.Element
  readonly actions?: JSX.Element
}) {
  return (
    <header class="card identity-bar">
      <span class="avatar" aria-hidden="true">
        {props.initials}
      </span>
      <div class="identity-words">
        <h1 tabindex="-1">{props.name}</h1>
        <p class="small num">{props.facts.join(' · ')}</p>
      </div>
      <div class="actions">{props.tags}</div>
      <div class="actions">{props.actions}</div>
    </header>
  )
}

/** Lines of a card: what it is, a sentence on it, and what can be done. */
export function ItemList(props: { readonly children: JSX.Element }) {
  return <ul class="item-list">{props.children}</ul>
}

export function Item(props: {
  readonly lead?: JSX.Element
  readonly title: JSX.Element
  readonly detail?: JSX.Element
  readonly action?: JSX.Element
}) {
  return (
    <li>
      {props.lead}
      <div class="item-words">
        <h3>{props.title}</h3>
        <Show when={props.detail}>
          <p class="small">{props.detail}</p>
        </Show>
      </div>
      {props.action}
    </li>
  )
}

/** `done` of `of`, with words that say the same. */
export function ProgressBar(props: {
  readonly label: string
  readonly done: number
  readonly of: number
  readonly words?: string
}) {
  const words = () => props.words ?? `${props.done} of ${props.of}`
  return (
    <div class="progress">
      <progress aria-label={props.label} value={props.done} max={Math.max(props.of, 1)}>
        {words()}
      </progress>
      <span class="small num">{words()}</span>
    </div>
  )
}

export type SyncState = 'saved' | 'sending' | 'server' | 'needs-you' | 'update'

/** Where the work is, in words; the dot only repeats them. */
export function SyncWords(props: {
  readonly state: SyncState
  readonly words: string
  readonly detail?: string
}) {
  return (
    <div class="sync" role="status">
      <div class="sync-words">
        <span class={`dot dot-${props.state}`} aria-hidden="true" />
        <span>{props.words}</span>
      </div>
      <Show when={props.detail}>
        <p class="sync-detail">{props.detail}</p>
      </Show>
    </div>
  )
}

/** A list of tasks to take in any order. */
export type Task = {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly state: 'todo' | 'now' | 'done'
  readonly action: string
}

export function TaskList(props: { readonly tasks: readonly Task[]; readonly onOpen: (id: string) => void }) {
  return (
    <ol>
      <For each={props.tasks}>
        {(task, index) => (
          <li class={`task task-${task.state}`}>
            <span class="task-number num" aria-hidden="true">
              {task.state === 'done' ? '✓' : index() + 1}
            </span>
            <div class="task-words">
              <h2 id={`task-${task.id}`}>{task.title}</h2>
              <p class="small">{task.detail}</p>
            </div>
            <button
              type="button"
              class={`button button-${{ todo: 'plain', now: 'primary', done: 'quiet' }[task.state]}`}
              aria-describedby={`task-${task.id}`}
              onClick={() => props.onOpen(task.id)}
            >
              {task.action}
            </button>
          </li>
        )}
      </For>
    </ol>
  )
}
