import { type BatchesAnswer, type ListedBatch, parseBatchesAnswer } from '#protocol'
import type { BatchList } from '#store'
import { diskProblem, ERASED, type PageParts, pullBatches, type SpaceHead } from './pages.ts'
import { read } from './read.ts'
import type { Answer, SyncProblem } from './transport.ts'

export type ExchangeOutcome = {
  /** Batches fetched. */
  readonly received: number
  /** Batches put in the outbox because the server lacks them. */
  readonly sentAgain: number
  readonly problem: SyncProblem | null
}

/** Compares with the server what both hold of a stream, batch by batch (docs/protocol.md §8b). Null: this server has no list. */
export async function exchange(head: SpaceHead, parts: PageParts): Promise<ExchangeOutcome | null> {
  const { space, compartment } = head
  const list = await readList(head, parts)
  if (!list.ok && list.code === ERASED) return nothing(null)
  if (!list.ok) return list.code === 'not-found' ? null : nothing(list.problem)
  const wanted = await parts.streams.wanted(space, compartment, list.value.batches)
  const { received, problem } = await pullBatches(head, wanted, parts)
  if (problem !== null && problem !== 'untrusted-answer') return { received, sentAgain: 0, problem }
  const settled = await parts.streams.settle(space, compartment, list.value)
  if (!settled.ok) return { received, sentAgain: 0, problem: diskProblem(settled.error) }
  const { sentAgain, differs } = settled.value
  return { received, sentAgain, problem: problem ?? (differs ? 'differs' : null) }
}

async function readList({ space, compartment }: SpaceHead, parts: PageParts): Promise<Answer<BatchList>> {
  const batches: ListedBatch[] = []
  for (let after = 0; ; ) {
    const path = `/api/spaces/${space}/${compartment}/batches?after=${after}`
    const page: Answer<BatchesAnswer> = await read(parts, path, parseBatchesAnswer)
    if (!page.ok) return page
    const { next, upTo, digest } = page.value
    batches.push(...page.value.batches)
    if (next === null) return { ...page, value: { batches, upTo, digest } }
    after = next
  }
}

const nothing = (problem: SyncProblem | null): ExchangeOutcome => ({ received: 0, sentAgain: 0, problem })
