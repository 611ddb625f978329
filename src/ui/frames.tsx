import { type JSX, Show } from 'solid-js'
import { BrandMark } from './Brand.tsx'

/** The officer's app: the rail (a bar below in portrait) and the page. */
export function AppFrame(props: { readonly rail: JSX.Element; readonly children: JSX.Element }) {
  return (
    <div class="app-frame">
      {props.rail}
      <main class="app-page">{props.children}</main>
    </div>
  )
}

/** `children`: list items, each with a link of class `nav-link`. */
export function NavRail(props: {
  readonly label: string
  readonly children: JSX.Element
  readonly foot?: JSX.Element
}) {
  return (
    <nav class="nav-rail" aria-label={props.label}>
      <div class="brand">
        <BrandMark />
        <span class="brand-name">Cairn</span>
      </div>
      <ul>{props.children}</ul>
      <Show when={props.foot}>
        <div class="nav-foot">{props.foot}</div>
      </Show>
    </nav>
  )
}

/** A plain link of the rail; a router's own link takes the class `nav-link` instead. */
export function NavLink(props: {
  readonly href: string
  readonly current?: boolean
  readonly count?: number
  readonly onClick?: (event: MouseEvent) => void
  readonly children: JSX.Element
}) {
  return (
    <li>
      <a
        class="nav-link"
        href={props.href}
        aria-current={props.current ? 'page' : undefined}
        onClick={(event) => props.onClick?.(event)}
      >
        {props.children}
        <Show when={props.count !== undefined}>
          <span class="nav-count">{props.count}</span>
        </Show>
      </a>
    </li>
  )
}

/** The client-facing screen. `bar`: the way back, the title, progress; `foot`: the ways on. Hide is always in the same corner. */
export function SessionFrame(props: {
  readonly bar: JSX.Element
  readonly foot?: JSX.Element
  readonly hideLabel: string
  readonly onHide: () => void
  readonly children: JSX.Element
}) {
  return (
    <div class="session-frame">
      <header class="session-bar">
        <div class="session-bar-main">{props.bar}</div>
        <button type="button" class="hide-button" onClick={() => props.onHide()}>
          {props.hideLabel}
        </button>
      </header>
      <main class="session-stage">{props.children}</main>
      <Show when={props.foot}>
        <footer class="session-foot">{props.foot}</footer>
      </Show>
    </div>
  )
}
