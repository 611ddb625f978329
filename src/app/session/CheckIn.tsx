import { Show } from 'solid-js'
import { latestOfficerForm } from '#catalogue/officer'
import type { Form } from '#forms'
import { Card } from '#ui'
import { sittingOf } from '../cases/sittings.ts'
import { FormSections } from '../parts/FormSections.tsx'

/** Asked aloud from the second session on; there for the first one too, folded away. */
export function CheckIn(props: { readonly space: string; readonly session: number }) {
  const form = latestOfficerForm('check-in')
  return (
    <Show when={form}>
      {(known) => (
        <Show when={props.session} keyed>
          {(session) => (
            <Card title="Check-in">
              <Show
                when={session === 1}
                fallback={<Fields form={known()} space={props.space} session={session} />}
              >
                <details class="fold">
                  <summary>Open the check-in (usually from session 2)</summary>
                  <Fields form={known()} space={props.space} session={session} />
                </details>
              </Show>
            </Card>
          )}
        </Show>
      )}
    </Show>
  )
}

function Fields(props: { readonly form: Form; readonly space: string; readonly session: number }) {
  const { form, space, session } = props
  const header = { space, compartment: form.compartment, form: form.id, sitting: sittingOf(session) }
  return <FormSections plain header={header} form={form} />
}
