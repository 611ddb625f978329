import { createMemo, createSignal } from 'solid-js'
import { latestOfficerForm } from '#catalogue/officer'
import { Card } from '#ui'
import { useApp } from '../parts/context.ts'
import { Select } from '../parts/Select.tsx'
import { Told } from '../parts/Told.tsx'
import { useWatched } from '../parts/use-watched.ts'
import { saveProblemInWords } from '../words/problem-words.ts'
import { keepYears } from './keeping.ts'

const MOST_YEARS = 100
const YEARS = Array.from({ length: MOST_YEARS }, (_, index) => ({
  id: String(index + 1),
  label: index === 0 ? '1 year' : `${index + 1} years`,
}))

/** For how long the service keeps cases, on every tablet. While nobody says, none is ever offered. */
export function KeepYearsCard() {
  const { open } = useApp()
  const service = useWatched(open.service.state)
  const keep = createMemo(() => keepYears(service()))
  const [problem, setProblem] = createSignal<string>()
  const labelOf = (question: string) =>
    latestOfficerForm('service-settings')?.fields.get(`${question}/answer`)?.label ?? ''
  const set = async (which: 'keep-years' | 'keep-longer-years', id: string) => {
    const kept = await open.service.setKeepYears(which, id === '' ? null : Number(id))
    setProblem(kept.ok ? undefined : saveProblemInWords[kept.error])
  }
  return (
    <Card title="How long cases are kept">
      <div class="stack">
        <Told words={problem()} tone="warning" />
        <p class="small">
          Counted from the last day that a case ended. Nothing is erased when the time is up: a case is listed
          here, and two acts of managers erase it.
        </p>
        <Select
          id="keep-years"
          label={labelOf('keep-years')}
          options={[{ id: '', label: 'Not said: none is listed' }, ...YEARS]}
          value={String(keep().usual ?? '')}
          onPick={(id) => void set('keep-years', id)}
        />
        <Select
          id="keep-longer-years"
          label={labelOf('keep-longer-years')}
          options={[{ id: '', label: 'As long as any other' }, ...YEARS]}
          value={String(keep().longer ?? '')}
          onPick={(id) => void set('keep-longer-years', id)}
        />
      </div>
    </Card>
  )
}
