/** The protocol this code speaks; in every request and answer (docs/protocol.md §9). */
export const PROTOCOL = 1

/** Header names of the protocol, in lower case as Fetch and Hono give them. */
export const headerNames = {
  protocol: 'cairn-protocol',
  time: 'cairn-time',
  device: 'cairn-device',
  signature: 'cairn-signature',
  proof: 'cairn-proof',
} as const
