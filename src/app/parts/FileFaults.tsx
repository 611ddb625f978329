import { For, Show } from 'solid-js'
import type { Problem } from '#forms'
import { GuidancePanel } from '#ui'

/** Everything that is wrong with a file of which nothing was taken, each with where it is. `title`: what was not done with it. */
export function FileFaults(props: { readonly title: string; readonly problems: readonly Problem[] }) {
  return (
    <GuidancePanel tone="problem" live title={props.title}>
      <p>{faultsInWords(props.problems.length)}</p>
      <ul class="pack-faults">
        <For each={props.problems}>
          {({ path, message }) => (
            <li>
              <Show when={path}>
                <code>{path}</code>{' '}
              </Show>
              {message}
            </li>
          )}
        </For>
      </ul>
    </GuidancePanel>
  )
}

const faultsInWords = (count: number): string =>
  count === 1
    ? 'There is a fault in it. Mend it in the file, then choose it again.'
    : `There are ${count} faults in it. Mend them in the file, then choose it again.`
