import type { Service } from '../service.ts'

/** Whom a passkey is for: the origin that its pages have, and the host that it is bound to. */
export type RelyingParty = { readonly origin: string; readonly id: string }

/**
 * The service's own, where a request is from its pages (docs/protocol.md §8k). What a request says of itself only ever counts as `localhost`, where nobody else's page can
 * be: a page that passes everything on could say any host. Null: no passkey is made or asked for.
 */
export function relyingPartyOf(
  { origin }: Pick<Service, 'origin'>,
  asking: string | undefined,
): RelyingParty | null {
  if (asking === undefined || !URL.canParse(asking)) return null
  const { origin: asked, hostname } = new URL(asking)
  const isOwn = origin === null ? hostname === 'localhost' : asked === origin
  return isOwn ? { origin: asked, id: hostname } : null
}
