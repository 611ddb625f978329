import type { Clock } from '#core'
import type { SessionGrant } from '#vault'

/**
 * The device's clock, but never before the session's certificate begins. A clock that is set back in the middle would otherwise have the server
 * keep every later answer aside (docs/protocol.md §5).
 */
export const sessionClock =
  (clock: Clock, { certificate: { certificate } }: Pick<SessionGrant, 'certificate'>): Clock =>
  () =>
    Math.max(clock(), certificate.from)
