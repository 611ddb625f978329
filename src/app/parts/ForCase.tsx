import { useParams } from '@tanstack/solid-router'
import { createMemo, type JSX, Show } from 'solid-js'
import { PageHeader } from '#ui'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { useApp } from './context.ts'
import { NotHere } from './NotHere.tsx'

/** A screen of one case: the case that the address names, as it is now, or why there is none. */
export function ForCase(props: { readonly children: (one: () => CaseOnDevice) => JSX.Element }) {
  const { caseload } = useApp()
  const params = useParams({ strict: false })
  const one = createMemo(() => caseload().cases.find(({ space }) => space === params().space))
  return (
    <Show
      when={caseload().loaded}
      fallback={<PageHeader title="Opening" intro="Reading the case from this device." />}
    >
      <Show when={params().space} keyed>
        {(_space) => (
          <Show
            when={one()}
            fallback={
              <NotHere words="This case is not on this device. If it should be, connect and sync, then look again." />
            }
          >
            {(found) => props.children(found)}
          </Show>
        )}
      </Show>
    </Show>
  )
}
