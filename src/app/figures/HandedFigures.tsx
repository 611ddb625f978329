import { createMemo, createSignal, For, Show } from 'solid-js'
import { figuresFile } from '#casework'
import { bytesFromText } from '#core'
import { Button, GuidancePanel, PageHeader } from '#ui'
import { type HandedOver, handedOver } from '../cases/handed-over.ts'
import { practiceNow } from '../cases/service-state.ts'
import { useApp } from '../parts/context.ts'
import { Select } from '../parts/Select.tsx'
import { saveFile } from '../parts/save-file.ts'
import { useWatched } from '../parts/use-watched.ts'
import { countedInWords, handedOverInWords } from '../words/figures-words.ts'
import { FigureCard } from './FigureCard.tsx'

/** The service manager's: what the manager handed over, as it was counted then. There is no case on this device to count. */
export function HandedFigures() {
  const { open } = useApp()
  const service = useWatched(open.service.state)
  const all = createMemo(() => handedOver(service().handedOver))
  const [picked, setPicked] = createSignal<string>()
  /** The newest until another is picked; a newer one that comes in then does not take its place. */
  const shown = createMemo(() => all().find(({ id }) => id === picked()) ?? all()[0])
  const managers = () => practiceNow(service(), null).names['team-manager']
  return (
    <Show
      when={shown()}
      fallback={
        <PageHeader
          title="Figures"
          intro={`No figures have been handed over yet. The ${managers()} counts them and hands them over; then they come with the next sync.`}
        />
      }
    >
      {(one) => (
        <>
          <PageHeader
            title="Figures"
            intro={countedInWords(
              one(),
              service().staff.find(({ id }) => id === one().by)?.name ?? `the ${managers()}`,
            )}
            actions={
              <Show when={one().figures}>
                {(figures) => (
                  <Button
                    onClick={() =>
                      saveFile(
                        bytesFromText(figuresFile(figures().figures)),
                        'text/csv',
                        `figures-${figures().on}.csv`,
                      )
                    }
                  >
                    Save as a table (CSV)
                  </Button>
                )}
              </Show>
            }
          />
          <div class="months">
            <Select
              id="handed-over"
              label="Handed over"
              options={all().map((other) => ({ id: other.id, label: handedOverInWords(other) }))}
              value={one().id}
              onPick={setPicked}
            />
          </div>
          <Counted one={one()} />
        </>
      )}
    </Show>
  )
}

function Counted(props: { readonly one: HandedOver }) {
  return (
    <Show
      when={props.one.figures}
      fallback={
        <GuidancePanel tone="warning" title="This version of the app cannot read these figures">
          <p>
            They are kept as they are. Bring the app up to date on this device, and look again; earlier ones
            can be picked above.
          </p>
        </GuidancePanel>
      }
    >
      {(figures) => (
        <div class="stack">
          <p class="small">
            A line that counts fewer than five is neither divided nor measured: its bar is hollow.
          </p>
          <For each={figures().figures}>{(figure) => <FigureCard figure={figure} />}</For>
        </div>
      )}
    </Show>
  )
}
