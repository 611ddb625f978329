import { Outlet, useMatches, useParams } from '@tanstack/solid-router'
import { createMemo, type JSX, Match, Show, Switch } from 'solid-js'
import { isShownToAuditors } from '#casework'
import { recordId, viewOf } from '#record'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { useApp } from '../parts/context.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { NotHere } from '../parts/NotHere.tsx'
import { AuditorCase } from './AuditorCase.tsx'
import { AuditorCases } from './AuditorCases.tsx'

/** The screens of this device, which show nothing of a case. */
const ofDevice: ReadonlySet<string> = new Set(['/device', '/second-step', '/hand-in'])

/** The screens that an auditor has. Whatever else stands at an address is not theirs. */
export function AuditorOutlet() {
  const { addresses } = useApp()
  const matches = useMatches()
  const at = createMemo(() => (matches().at(-1)?.fullPath ?? '').replace(/(?<=.)\/$/, ''))
  /** Of a record that nobody has begun there is nothing to see but the form, and only an audit can be written. */
  const mayOpen = (one: CaseOnDevice, address: string): boolean => {
    const header = addresses.find(one, address)
    const record = one.records.find((held) => recordId(held.header) === address)
    const isCompleted = record !== undefined && viewOf(record.set).standing.kind === 'completed'
    return header !== undefined && isShownToAuditors(header, isCompleted)
  }
  return (
    <Switch fallback={<NotHere words="This is not for auditors. Your cases are where they were." />}>
      <Match when={at() === '/' || at() === '/cases'}>
        <AuditorCases />
      </Match>
      <Match when={at() === '/cases/$space'}>
        <AuditorCase />
      </Match>
      <Match when={at() === '/cases/$space/records/$record'}>
        <Guarded may={mayOpen} />
      </Match>
      <Match when={at() === '/cases/$space/separate'}>
        <Guarded may={({ sight }) => sight?.confidential === true} />
      </Match>
      <Match when={ofDevice.has(at())}>
        <Outlet />
      </Match>
    </Switch>
  )
}

function Guarded(props: { readonly may: (one: CaseOnDevice, record: string) => boolean }): JSX.Element {
  const params = useParams({ strict: false })
  return (
    <ForCase>
      {(one) => (
        <Show
          when={props.may(one(), params().record ?? '')}
          fallback={<NotHere words="Your sight of this case does not reach so far." />}
        >
          <Outlet />
        </Show>
      )}
    </ForCase>
  )
}
