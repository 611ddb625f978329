import { Index, Show } from 'solid-js'
import { guidanceFor } from '#catalogue/officer'
import { Card } from '#ui'
import type { Exercise } from '../cases/sessions.ts'
import { LookFor } from './LookFor.tsx'

/** What to keep in mind about each exercise of today that has guidance. */
export function GuideCard(props: { readonly exercises: readonly Exercise[] }) {
  const guided = () =>
    props.exercises.flatMap(({ form }) => {
      const guidance = guidanceFor(form.id)
      return guidance ? [{ title: form.title, guidance }] : []
    })
  return (
    <Show when={guided().length > 0}>
      <Card title="What to look for">
        <Index each={guided()}>{(one) => <LookFor title={one().title} guidance={one().guidance} />}</Index>
      </Card>
    </Show>
  )
}
