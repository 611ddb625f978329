import { MAX_STREAMS, parseStatementsOfManyAnswer, type StatementsOfManyAnswer } from '#protocol'
import type { FetchedPage, Stream } from '#store'
import { checked, type PageParts, type SpaceHead } from './pages.ts'
import { read } from './read.ts'

/** A stream as the server has it, and as far as it is fetched here. */
export type HeadAndStream = { readonly head: SpaceHead; readonly stream: Stream }

/** What is wrong with one of those asked for; the others may be had. */
const ofOneOfThem: ReadonlySet<string> = new Set(['no-access', 'server-error'])

/**
 * Reads the next page of many streams with one request and one commit for up to fifty, and gives the number of batches fetched. While one answer is
 * checked and written, the next is on its way. What cannot be had so is left as it is: whoever reads on, stream by stream, hears why.
 */
export async function readAhead(behind: readonly HeadAndStream[], parts: PageParts): Promise<number> {
  let received = 0
  for (const [compartment, streams] of Map.groupBy(behind, ({ head }) => head.compartment)) {
    for (let coming = ask(compartment, streams, parts); coming; ) {
      const { given, left } = await coming
      if (left === null) return received
      coming = ask(compartment, left, parts)
      coming?.catch(() => undefined) // whoever waits for it in the next turn hears of it
      const pages = await Promise.all(given.map((page) => pageOf(page, compartment)))
      const good = pages.filter((page) => page !== null)
      if (!(await parts.streams.apply(good)).ok) return received
      received += good.reduce((sum, { fetched }) => sum + fetched.length, 0)
    }
  }
  return received
}

/** `left`: what is to be asked for next; null where nothing more may be had. */
type Given = {
  readonly given: StatementsOfManyAnswer['streams']
  readonly left: readonly HeadAndStream[] | null
}

/** Null where fewer than two streams are left: one is read by itself. */
function ask(
  compartment: SpaceHead['compartment'],
  streams: readonly HeadAndStream[],
  parts: PageParts,
): Promise<Given> | null {
  if (streams.length < 2) return null
  const asked = streams.slice(0, MAX_STREAMS)
  const names = asked.map(({ head, stream }) => `${head.space}.${stream.after}`).join()
  const path = `/api/statements/${compartment}/${names}`
  return read(parts, path, parseStatementsOfManyAnswer).then((answer) => {
    if (!answer.ok)
      return { given: [], left: ofOneOfThem.has(answer.code) ? streams.slice(asked.length) : null }
    const given = inOrder(answer.value, asked)
    return { given, left: given.length === 0 ? null : streams.slice(given.length) }
  })
}

/** What was answered, as far as it is what was asked for. */
function inOrder(
  { streams }: StatementsOfManyAnswer,
  asked: readonly HeadAndStream[],
): StatementsOfManyAnswer['streams'] {
  const wrong = streams.findIndex(({ space }, index) => space !== asked[index]?.head.space)
  return wrong < 0 ? streams : streams.slice(0, wrong)
}

/** Null for a page with a batch that nobody signed so. */
async function pageOf(
  page: StatementsOfManyAnswer['streams'][number],
  compartment: SpaceHead['compartment'],
): Promise<FetchedPage | null> {
  const { space, batches, next, upTo, people } = page
  const fetched = await checked(page, space, compartment)
  return fetched.length < batches.length ? null : { space, compartment, fetched, after: next ?? upTo, people }
}
