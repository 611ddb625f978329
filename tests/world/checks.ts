import { heads, type RecordHeader, type StatementSet, viewOf } from '#record'
import { createMemoryDisk } from './memory-disk.ts'
import type { Tablet } from './tablet.ts'
import type { World } from './world.ts'

export type Tablets = readonly [Tablet, Tablet, ...Tablet[]]

/** The world's officers on empty disks. */
export async function freshTablets(world: World): Promise<Tablets> {
  const [first, second, ...rest] = await Promise.all(
    world.tablets.map((tablet) => tablet.on(createMemoryDisk())),
  )
  if (!first || !second) throw new Error('The world needs two tablets.')
  return [first, second, ...rest]
}

/** Two rounds for everybody on a sound network. */
export async function heal(tablets: readonly Tablet[]): Promise<void> {
  for (let round = 0; round < 2; round++) for (const tablet of tablets) await tablet.round()
}

/** How tablets that should be alike are not, or null. */
export async function difference(
  tablets: readonly Tablet[],
  headers: readonly RecordHeader[],
): Promise<string | null> {
  for (const header of headers) {
    const pictures = await Promise.all(tablets.map(async (tablet) => picture(tablet, header)))
    if (new Set(pictures).size > 1) return `${header.form} differs: ${pictures.join(' | ')}`
  }
  for (const tablet of tablets) {
    const { unsent, held } = await tablet.outbox.state(tablet.vault.id)
    if (unsent + held > 0) return `${unsent} statements are still unsent`
    const again = await tablet.pull()
    if (again.problem !== null || again.received + again.sentAgain > 0)
      return `a third round brought ${again.received}, sent ${again.sentAgain}, ${again.problem}`
  }
  return null
}

/** Folded or not, a record reads as everything that was said in it does. */
async function picture(tablet: Tablet, header: RecordHeader): Promise<string> {
  const now = pictureOf((await tablet.records.open(header)).set)
  const whole = pictureOf((await tablet.records.history(header)).set)
  return now === whole ? whole : `${now}, and of everything ${whole}`
}

function pictureOf(set: StatementSet): string {
  const fields = [...heads(set)].map(
    ([field, fieldHeads]) => `${field}=${fieldHeads.map(({ id }) => id).join()}`,
  )
  return fields.sort().join(' ')
}

export async function valuesAt(tablet: Tablet, header: RecordHeader, field: string): Promise<unknown[]> {
  const state = viewOf((await tablet.records.open(header)).set).fields.get(field)
  if (state?.kind === 'value') return [state.value]
  return state?.kind === 'conflict' ? [...state.values] : []
}

/** What tablets said in the compartment of the case that a record is in, as the server holds it: every statement, accepted or not. */
export const storedStatements = (world: World, { space, compartment }: RecordHeader) =>
  world.server.service.db
    .selectFrom('statements')
    .innerJoin('batches', 'batches.number', 'statements.batch')
    .innerJoin('streams', 'streams.number', 'batches.stream')
    .innerJoin('author_keys', 'author_keys.id', 'batches.author_key')
    .select(['statements.id', 'statements.status'])
    .where('kind', '!=', 'import')
    .where('space', '=', space)
    .where('compartment', '=', compartment)
    .execute()

/** Ids of every statement whose value a tablet holds, taken by the server or not. */
export async function valuesHeld(tablet: Tablet, header: RecordHeader): Promise<readonly string[]> {
  const { set, needsYou } = await tablet.records.history(header)
  return [...set.accepted.keys(), ...needsYou.map(({ id }) => id)]
}
