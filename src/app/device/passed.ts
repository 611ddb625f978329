/** One line that the next document takes and forgets. */
export type PassedName = 'cairn-handover' | 'cairn-notice' | 'cairn-place'

export const passLine = (name: PassedName, value: string): void => sessionStorage.setItem(name, value)

export function takeLine(name: PassedName): string | null {
  const line = sessionStorage.getItem(name)
  sessionStorage.removeItem(name)
  return line
}
