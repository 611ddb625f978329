import { createMemo, Show } from 'solid-js'
import { type OwedUpdate, updatesOwed } from '#casework/survivor-updates'
import { latestConfidentialForm } from '#catalogue/confidential'
import { dateInWords } from '#forms'
import type { RecordHeader } from '#record'
import type { OpenedRecord } from '#store'
import { Button, ByKey, Card, Item, ItemList } from '#ui'
import { mayWriteHere } from '../case/may-write.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { dayOf } from '../cases/days.ts'
import { answersOfCase } from '../cases/pathway.ts'
import { useApp } from '../parts/context.ts'

/**
 * What the survivor is owed, as far as this device knows what was given. Said in the separate place only: whether an update was given is confidential,
 * and so is a list that is shorter for it (docs/decisions/0026-what-the-survivor-is-owed.md).
 */
export function UpdatesOwed(props: {
  readonly one: CaseOnDevice
  readonly there: readonly OpenedRecord[]
  readonly onOpen: (header: RecordHeader) => void
}) {
  const { device, open } = useApp()
  const owed = createMemo(() =>
    updatesOwed(
      answersOfCase(props.one),
      props.there,
      props.one.profile,
      dayOf(device.parts.surroundings.clock()),
    ),
  )
  const begin = async (update: OwedUpdate) => {
    const form = latestConfidentialForm(update.at.form)
    if (!form) throw new Error('The update to the survivor has lost its form.')
    const editor = await open.editors.open(update.at, form)
    await editor.answerAll([
      { field: 'after/answer', value: update.event },
      ...(update.day === null ? [] : [{ field: 'after-on/answer', value: update.day }]),
    ])
    await editor.close()
    props.onOpen(update.at)
  }
  return (
    <Show when={owed().length > 0}>
      <Card title="Updates that the survivor is owed">
        <ItemList>
          <ByKey each={owed()} by={({ at }) => at.sitting}>
            {(update) => (
              <Item
                title={update().title}
                detail={update().why}
                action={
                  <Show when={mayWriteHere(update().at, open.profile.role)}>
                    <Show
                      when={update().isBegun}
                      fallback={
                        <Button look="primary" onClick={() => void begin(update())}>
                          Begin the update
                          <About {...update()} />
                        </Button>
                      }
                    >
                      <Button onClick={() => props.onOpen(update().at)}>
                        Go on with it
                        <About {...update()} />
                      </Button>
                    </Show>
                  </Show>
                }
              />
            )}
          </ByKey>
        </ItemList>
      </Card>
    </Show>
  )
}

function About(props: OwedUpdate) {
  return (
    <span class="visually-hidden">
      : {[props.title, props.day === null ? '' : dateInWords(props.day)].filter(Boolean).join(', ')}
    </span>
  )
}
