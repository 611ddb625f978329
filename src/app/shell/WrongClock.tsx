import { For, Show } from 'solid-js'
import { Card, GuidancePanel } from '#ui'
import { useApp } from '../parts/context.ts'
import { clockInWords } from '../words/clock-words.ts'

/** Said on every screen, quietly, while the clock of this device is far from the server's. */
export function WrongClock() {
  const { sync } = useApp()
  return (
    <Show when={clockInWords(sync().ahead)}>
      {(words) => (
        <GuidancePanel live title={words().title}>
          <For each={words().paragraphs}>{(paragraph) => <p>{paragraph}</p>}</For>
        </GuidancePanel>
      )}
    </Show>
  )
}

/** How the clock of this device stands, for the device's own screen. */
export function ClockCard() {
  const { sync } = useApp()
  const words = () => clockInWords(sync().ahead)?.title ?? 'The clock of this device agrees with the server’s'
  return (
    <Card title="Clock">
      <p>
        <Show
          when={sync().ahead !== null}
          fallback="Not yet compared with the server’s since this device was unlocked."
        >
          {words()}.
        </Show>
      </p>
    </Card>
  )
}
