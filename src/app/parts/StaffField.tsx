import { createMemo } from 'solid-js'
import { awayOn, type StaffMember } from '#casework'
import { isStaff, type Staff } from '#forms'
import type { OfficerParts } from '#ui'
import { dayOf } from '../cases/days.ts'
import { aboutStaff } from '../words/staff-words.ts'
import { useApp } from './context.ts'
import { Select } from './Select.tsx'
import { useWatched } from './use-watched.ts'

/** Picks an officer of the service; one who is not in the list any more stays as they were named. */
export function StaffField(props: Parameters<OfficerParts['StaffField']>[0]) {
  const { device, open } = useApp()
  const service = useWatched(open.service.state)
  const today = () => dayOf(device.parts.surroundings.clock())
  const picked = (): Staff | null => (isStaff(props.value) ? props.value : null)
  const options = createMemo(() => {
    const staff = service().staff.filter(({ role }) => role === 'officer')
    const own = picked()
    const isListed = own === null || staff.some(({ id }) => id === own.id)
    return [
      { id: '', label: 'Nobody' },
      ...staff.map((one) => ({ id: one.id, label: inWords(one, today()) })),
      ...(isListed ? [] : [{ id: own.id, label: own.name }]),
    ]
  })
  const pick = (id: string) => {
    const one = service().staff.find((member) => member.id === id)
    props.onPick(one ? { id: one.id, name: one.name } : null)
  }
  return (
    <Select id={props.id} label={props.label} options={options()} value={picked()?.id ?? ''} onPick={pick} />
  )
}

const inWords = (one: StaffMember, today: string): string =>
  [one.name, aboutStaff(one, awayOn(one, today))].filter(Boolean).join(', ')
