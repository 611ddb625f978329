import { createSignal, For, onMount } from 'solid-js'
import { Button, GuidancePanel } from '#ui'
import { inGroups } from '../words/second-step-words.ts'

/** Shown this once: to print, to copy, or to write down. */
export function RecoveryCodes(props: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const [told, setTold] = createSignal('')
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus())
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.codes.map(inGroups).join('\n'))
      setTold('Copied. Put them where only you can read them, and not on this device.')
    } catch {
      setTold('This browser does not let the app copy. Write the codes down.')
    }
  }
  return (
    <div class="card stack recovery-codes">
      <h2 ref={heading} tabindex="-1">
        Your recovery codes for Cairn
      </h2>
      <p>
        Each signs you in once, in place of your passkey or your phone’s code. Keep them on paper, apart from
        this device, from your key and from your phone. Codes that you had before are worth nothing now.
      </p>
      <ul class="recovery-list num">
        <For each={props.codes}>{(code) => <li>{inGroups(code)}</li>}</For>
      </ul>
      <div class="not-on-paper stack">
        <GuidancePanel tone="warning">
          <p>They are shown this once. The server cannot tell them again.</p>
        </GuidancePanel>
        <div class="actions">
          <Button look="primary" onClick={() => props.onKept()}>
            I have them
          </Button>
          <Button onClick={() => print()}>Print</Button>
          <Button onClick={() => void copy()}>Copy</Button>
        </div>
        <p role="status" class="small">
          {told()}
        </p>
      </div>
    </div>
  )
}
