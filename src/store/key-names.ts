import type { Compartment } from '#record'
import type { KeyName, Vault } from '#vault'

type Name = { readonly space: string; readonly compartment: Compartment }

/** The key ids of a vault by (space, compartment), as long as its names stay the same: a service has thousands. */
const known = new WeakMap<readonly KeyName[], ReadonlyMap<string, string>>()

/** The key id of a (space, compartment); undefined when this vault does not hold it now. */
export const keyOf = async (vault: Pick<Vault, 'keyNames'>, name: Name): Promise<string | undefined> =>
  (await keysOf(vault))(name)

/** The same for many. */
export async function keysOf(vault: Pick<Vault, 'keyNames'>): Promise<(name: Name) => string | undefined> {
  const names = await vault.keyNames()
  const before = known.get(names)
  const ids = before ?? new Map(names.toReversed().map((name) => [textOf(name), name.id]))
  if (!before) known.set(names, ids)
  return (name) => ids.get(textOf(name))
}

const textOf = ({ space, compartment }: Name): string => `${space} ${compartment}`
