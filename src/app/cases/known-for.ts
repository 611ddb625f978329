/**
 * Answers what it answered before for the same thing, for as long as that is there: cases and records on this device never change, they are
 * replaced. Lists over thousands of cases then read anew only what did change.
 */
export function knownFor<T extends object, V>(read: (from: T) => V): (from: T) => V {
  const known = new WeakMap<T, { readonly value: V }>()
  return (from) => {
    const before = known.get(from)
    if (before) return before.value
    const value = read(from)
    known.set(from, { value })
    return value
  }
}
