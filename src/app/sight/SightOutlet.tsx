import { Outlet, useMatches, useParams } from '@tanstack/solid-router'
import { createMemo, type JSX, Match, Show, Switch } from 'solid-js'
import { isShownInSight } from '#casework'
import { recordId, viewOf } from '#record'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { useApp } from '../parts/context.ts'
import { ForCase } from '../parts/ForCase.tsx'
import { NotHere } from '../parts/NotHere.tsx'
import { AskedCase } from './AskedCase.tsx'
import { AskedCases } from './AskedCases.tsx'
import { AuditorCase } from './AuditorCase.tsx'
import { AuditorCases } from './AuditorCases.tsx'

/** The screens of this device, which show nothing of a case. */
const ofDevice = ['/device', '/passphrase', '/passkey', '/second-step', '/hand-in']

const screens = {
  auditor: { Cases: AuditorCases, Case: AuditorCase, others: new Set(ofDevice) },
  // What the service's figures show is the screen's own to say.
  'service-manager': { Cases: AskedCases, Case: AskedCase, others: new Set([...ofDevice, '/figures']) },
}

/** The screens that somebody has who sees cases by sight. Whatever else stands at an address is not theirs. */
export function SightOutlet() {
  const { addresses, open } = useApp()
  const { role } = open.profile
  const { Cases, Case, others } = screens[role === 'service-manager' ? role : 'auditor']
  const matches = useMatches()
  const at = createMemo(() => (matches().at(-1)?.fullPath ?? '').replace(/(?<=.)\/$/, ''))
  /** Of a record that nobody has begun there is nothing to see but the form, and only this role's own can be written. */
  const mayOpen = (one: CaseOnDevice, address: string): boolean => {
    const header = addresses.find(one, address)
    const record = one.records.find((held) => recordId(held.header) === address)
    const isCompleted = record !== undefined && viewOf(record.set).standing.kind === 'completed'
    return header !== undefined && isShownInSight(role, header, isCompleted)
  }
  return (
    <Switch fallback={<NotHere words="This is for others in the service. Your cases are where they were." />}>
      <Match when={at() === '/' || at() === '/cases'}>
        <Cases />
      </Match>
      <Match when={at() === '/cases/$space'}>
        <Case />
      </Match>
      <Match when={at() === '/cases/$space/records/$record'}>
        <Guarded may={mayOpen} />
      </Match>
      <Match when={at() === '/cases/$space/separate'}>
        <Guarded may={({ sight }) => sight?.confidential === true} />
      </Match>
      <Match when={others.has(at())}>
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
