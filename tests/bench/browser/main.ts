import { copyRows, emptyRound, foldAll, makeCaseload } from './caseload.ts'
import { makeReadable, openAndRead, openEach, type Readable } from './reading.ts'
import { openTablet, unlockToCaseload } from './tablet.ts'
import { append, appendAndPut, importStatements, typeInEditor } from './writing.ts'

/** A device with so many cases, and what can be measured on it. Times in ms, sizes in bytes. */
async function prepare(cases: number) {
  const tablet = await openTablet()
  const empty = await bytesOnDisk()
  const { spaces, headers, statements, canonicalBytes } = await makeCaseload(tablet, cases)
  const asItCame = (await bytesOnDisk()) - empty
  const foldedBatches = await foldAll(tablet, headers)
  const folded = (await bytesOnDisk()) - empty
  const [space = ''] = spaces
  return {
    facts: { records: headers.length, statements, canonicalBytes, asItCame, folded, foldedBatches },
    append: (count: number) => append(tablet, space, count),
    appendAndPut: (count: number) => appendAndPut(tablet, space, count),
    type: (how: Parameters<typeof typeInEditor>[2]) => typeInEditor(tablet, space, how),
    importStatements: (count: number) => importStatements(tablet, space, count),
    openEach: (count: number) => openEach(tablet, spread(headers, count)),
    emptyRound: () => emptyRound(tablet),
    copyRows: () => copyRows(tablet),
    makeReadable: (isFolded: boolean) => makeReadable(tablet, space, isFolded),
    openAndRead: (readable: Readable) => openAndRead(tablet, readable),
  }
}

/** The files of this origin’s databases, as the browser counts them. */
const bytesOnDisk = async (): Promise<number> => (await navigator.storage.estimate()).usage ?? Number.NaN

/** So many of a list, from its beginning to its end. */
const spread = <T>(all: readonly T[], count: number): readonly T[] =>
  all.filter((_, index) => index % Math.max(1, Math.floor(all.length / count)) === 0).slice(0, count)

const page = { prepare, unlockToCaseload }

/** What the command finds on this page. */
export type DevicePage = typeof page

Object.assign(globalThis, { bench: page })
