import type { RecordHeader } from '#record'
import { FOLD_AT, type Folding } from '#store'
import type { CaseloadState } from '../cases/caseload.ts'
import type { SyncState } from './sync-loop.ts'
import type { Watched } from './watched.ts'

/** After every round that came through, folds the records that have grown long: by then the server has given what was sent. Answers how to stop. */
export function foldAfterRounds({
  sync,
  caseload,
  folding,
}: {
  readonly sync: Watched<SyncState>
  readonly caseload: Watched<CaseloadState>
  readonly folding: Folding
}): () => void {
  let inRound = false
  let last: Promise<unknown> = Promise.resolve()
  let stopped = false
  const stopListening = sync.subscribe(({ working, problem }) => {
    const isOver = inRound && !working
    inRound = working
    if (isOver && (problem === null || problem === 'differs'))
      last = last.then(foldLong).catch(() => undefined) // the next round tries again
  })
  return () => {
    stopped = true
    stopListening()
  }

  async function foldLong(): Promise<void> {
    const records = caseload.now().cases.flatMap(({ file, records }) => [file, ...records])
    for (const { header, unfolded } of records) if (unfolded >= FOLD_AT) await foldAll(header)
  }

  /** Piece by piece: between two of them others may write. */
  async function foldAll(header: RecordHeader): Promise<void> {
    for (let put = FOLD_AT; put >= FOLD_AT && !stopped; ) {
      const folded = await folding.fold(header)
      put = folded.ok ? folded.value : 0
    }
  }
}
