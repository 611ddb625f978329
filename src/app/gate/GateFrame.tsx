import { type JSX, onMount } from 'solid-js'
import { BrandMark, Help } from '#ui/first'
import { focusHeading } from '../parts/focus-heading.ts'

/** The screens before anything is open: one calm column that says nothing of what the app is for. */
export function GateFrame(props: {
  readonly title: string
  readonly intro?: string
  /** For a page that asks for something; those that explain are help themselves. */
  readonly help?: readonly string[]
  readonly children: JSX.Element
}) {
  let frame: HTMLElement | undefined
  onMount(() => {
    if (!frame?.contains(document.activeElement)) focusHeading() // a page may begin in its first field
  })
  return (
    <main class="gate" ref={frame}>
      <div class="gate-brand">
        <BrandMark size={40} />
        <span>Cairn</span>
      </div>
      <div class="card gate-card">
        <h1 tabindex="-1">{props.title}</h1>
        {props.intro && <p class="page-intro">{props.intro}</p>}
        {props.children}
      </div>
      {props.help && <Help title="Help with this page" paragraphs={props.help} />}
    </main>
  )
}
