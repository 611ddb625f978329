import { createMemo, createSignal } from 'solid-js'
import type { HandedFigures } from '#forms'
import { Button } from '#ui'
import { handedOver } from '../cases/handed-over.ts'
import { practiceNow } from '../cases/service-state.ts'
import { useApp } from '../parts/context.ts'
import { Told } from '../parts/Told.tsx'
import { useWatched } from '../parts/use-watched.ts'
import { lastHandedOverInWords, monthsInWords } from '../words/figures-words.ts'
import { saveProblemInWords } from '../words/problem-words.ts'

/** To somebody who reads no case. Said again when something has changed; what was handed over stays. */
export function HandOver(props: { readonly figures: HandedFigures }) {
  const { open, nameOf } = useApp()
  const service = useWatched(open.service.state)
  const reader = () => practiceNow(service(), null).names['service-manager']
  const last = createMemo(() => handedOver(service().handedOver)[0])
  const [done, setDone] = createSignal<string>()
  const [problem, setProblem] = createSignal<string>()
  const handOver = async () => {
    const { figures } = props
    const kept = await open.service.handOver(figures)
    setProblem(kept.ok ? undefined : saveProblemInWords[kept.error])
    setDone(
      kept.ok
        ? `The figures for ${monthsInWords(figures)} are handed over as the file has them, and go with the next sync.`
        : undefined,
    )
  }
  return (
    <>
      <div class="actions">
        <Button onClick={() => void handOver()}>Hand over to the {reader()}</Button>
        <p class="small">{lastHandedOverInWords(last(), nameOf(last()?.by ?? ''))}</p>
      </div>
      <Told words={problem()} tone="warning" />
      <Told words={done()} />
    </>
  )
}
