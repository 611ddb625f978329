import { Link, useParams } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import { serviceHeader } from '#casework'
import { latestOfficerForm } from '#catalogue/officer'
import { PageHeader } from '#ui'
import { useApp } from '../parts/context.ts'
import { FormSections } from '../parts/FormSections.tsx'
import { NotHere } from '../parts/NotHere.tsx'
import { useWatched } from '../parts/use-watched.ts'
import { SecondStepOf } from './SecondStepOf.tsx'

/** One staff record, to keep up to date. */
export function StaffMemberScreen() {
  const { open } = useApp()
  const service = useWatched(open.service.state)
  const params = useParams({ strict: false })
  const form = latestOfficerForm('staff')
  const member = () => service().staff.find(({ id }) => id === params().officer)
  return (
    <Show
      when={open.profile.role === 'manager' && form && member()?.id}
      keyed
      fallback={<NotHere words="There is no such staff record on this device, or it is not yours to keep." />}
    >
      {(id) => (
        <>
          <PageHeader
            back={
              <Link class="back-link" to="/staff">
                Staff
              </Link>
            }
            title={member()?.name ?? ''}
            intro="Others see it when they allocate, and nowhere else."
          />
          <Show when={form}>
            {(known) => <FormSections header={serviceHeader('staff', id)} form={known()} />}
          </Show>
          <SecondStepOf officer={id} name={member()?.name ?? ''} />
        </>
      )}
    </Show>
  )
}
