import type { Outcome } from '#protocol'

/**
 * What a manager may decide of a parked statement (docs/protocol.md §8c). A form that the server does not know cannot be judged
 * by anybody; words for a case that is not there have nowhere to stand.
 */
export function outcomesOf(
  code: string | null,
  space: 'case' | 'service' | 'unclaimed' | 'erased',
): readonly Outcome[] {
  if (code !== 'no-access' && code !== 'certificate-expired') return []
  return space !== 'unclaimed' ? ['accept', 'refuse'] : ['refuse']
}
