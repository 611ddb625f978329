import type { Bytes, Random } from '#core'
import type { SignedCertificate, SigningKey } from '#protocol'
import { createHolder, type Vault } from './holder.ts'
import type { SpaceKey } from './keyring.ts'

/**
 * All that session mode ever holds: the client key of one case and a signing key that may sign client statements on it until a time.
 * Goes from document to document in memory only; its keys are non-extractable.
 */
export type SessionGrant = {
  readonly vault: string
  readonly author: string
  readonly device: string
  readonly spaceKey: SpaceKey
  readonly signingKey: SigningKey
  readonly certificate: SignedCertificate
  readonly serverPublicKey: Bytes
}

/** The vault of session mode: one key, no reading from the server, no further keys, no grants. */
export const openGrant = (grant: SessionGrant, random: Random): Vault =>
  createHolder({
    id: grant.vault,
    author: grant.author,
    device: grant.device,
    via: 'session',
    signingKey: grant.signingKey,
    certificates: [grant.certificate],
    serverPublicKey: grant.serverPublicKey,
    spaceKeys: [grant.spaceKey],
    createKey: async () => null,
    openKey: async () => null,
    random,
  })
