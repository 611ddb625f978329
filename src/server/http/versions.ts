import { headerNames } from '#protocol'

/** What a server does with each protocol there ever was. A line is never taken out: an app of a retired one is told to update. */
export type Protocols = ReadonlyMap<number, 'served' | 'retired'>

export const everyProtocol: Protocols = new Map([[1, 'served']])

/** Why an app is not answered (docs/protocol.md §9); null when it is. No number counts as 1, a number that is none as retired. */
export function versionProblem(
  headers: Headers,
  protocols: Protocols,
): 'update-needed' | 'unknown-version' | null {
  const spoken = headers.get(headerNames.protocol) ?? '1'
  const number = /^[1-9]\d*$/.test(spoken) ? Number(spoken) : 0
  if (number > Math.max(...protocols.keys())) return 'unknown-version'
  return protocols.get(number) === 'served' ? null : 'update-needed'
}
