import { Link } from '@tanstack/solid-router'
import { createMemo, For, Show } from 'solid-js'
import { Card } from '#ui'
import { type Beginning, beginnings } from '../cases/beginnings.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { useApp } from '../parts/context.ts'
import { mayWriteHere } from './may-write.ts'

/** Forms that are not part of a session, by what they are for. What was begun is among the records. */
export function BeginCard(props: { readonly one: CaseOnDevice }) {
  const { open } = useApp()
  const groups = createMemo(() =>
    beginnings(props.one)
      .map(({ title, forms }) => ({
        title,
        forms: forms.filter(({ header }) => mayWriteHere(header, open.profile.role)),
      }))
      .filter(({ forms }) => forms.length > 0),
  )
  return (
    <Show when={groups().length > 0}>
      <Card title="Begin a form">
        <div class="begin">
          <For each={groups()}>
            {({ title, forms }) => (
              <section aria-label={title}>
                <h3>{title}</h3>
                <ul>
                  <For each={forms}>{(beginning) => <BeginLine beginning={beginning} />}</For>
                </ul>
              </section>
            )}
          </For>
        </div>
      </Card>
    </Show>
  )
}

function BeginLine(props: { readonly beginning: Beginning }) {
  const { addresses } = useApp()
  const { header } = props.beginning
  return (
    <li>
      <Link
        class="begin-link"
        to="/cases/$space/records/$record"
        params={{ space: header.space, record: addresses.of(header) }}
      >
        {props.beginning.form.title}
        {props.beginning.again ? ', another' : ''}
      </Link>
    </li>
  )
}
