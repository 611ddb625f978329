import { clientForm } from '#catalogue/client'
import { partOfPack, type WordsInHand } from '#forms'
import { viewOf, type Wording } from '#record'
import type { SessionTask } from '#store'
import type { CaseOnDevice } from './caseload.ts'

/**
 * What a session is given of packs: the words of the clients' forms it does, from the pack in use and from those its records were begun in. Nothing of
 * an officers' form can be among it.
 */
export function sessionWords(
  { records, packs }: Pick<CaseOnDevice, 'records' | 'packs'>,
  wording: Wording | undefined,
  tasks: readonly SessionTask[],
): WordsInHand {
  const isTask = (form: string): boolean => tasks.some((task) => task.form === form)
  const begun = records
    .filter(({ header }) => header.compartment === 'client' && isTask(header.form))
    .flatMap(({ set }) => viewOf(set).wording.wordings)
  const hashes = [...begun, ...(wording ? [wording] : [])].flatMap((one) =>
    one === 'built-in' ? [] : one.pack,
  )
  const parts = [...new Set(hashes)].flatMap((hash) => {
    const pack = packs(hash)
    const part = pack && partOfPack(pack, (form, version) => isTask(form) && isClients(form, version))
    return part ? [[hash, part] as const] : []
  })
  return { wording: wording ?? null, packs: Object.fromEntries(parts) }
}

const isClients = (form: string, version: number): boolean => clientForm(form, version) !== undefined
