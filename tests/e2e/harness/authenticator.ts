import type { CDPSession, Page } from 'playwright-core'

/** What guards the passkeys of a tablet, played by the test: its own store of passkeys, and a person who holds a finger to it. */
export type Authenticator = {
  /** Ids of the passkeys that it keeps, in base64url, and whom they are for. */
  readonly kept: () => Promise<readonly { readonly id: string; readonly user: string }[]>
  /** From now on it knows no finger that is held to it. After a few of those it lets nobody in any more: take it away then. */
  readonly knowNoFinger: () => Promise<void>
  /** Deletes one, as in the tablet's own settings. */
  readonly delete: (id: string) => Promise<void>
  /** Plugged in here, it is what was plugged in there: with all that it keeps. */
  readonly carryTo: (other: Authenticator) => Promise<void>
  readonly take: (passkeys: readonly Passkey[]) => Promise<void>
  /** Takes it away, as where a tablet has none. */
  readonly remove: () => Promise<void>
}

type Passkey = Awaited<ReturnType<typeof passkeysOf>>[number]

const passkeysOf = async (debug: CDPSession, authenticatorId: string) =>
  (await debug.send('WebAuthn.getCredentials', { authenticatorId })).credentials

/** @param options.givesKeys whether its passkeys have WebAuthn's `prf`. `isKey`: one that is plugged in, and keeps no list of its own. */
export async function addAuthenticator(
  page: Page,
  { givesKeys, isKey = false }: { givesKeys: boolean; isKey?: boolean },
): Promise<Authenticator> {
  const debug = await page.context().newCDPSession(page)
  await debug.send('WebAuthn.enable')
  const { authenticatorId } = await debug.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: isKey ? 'usb' : 'internal',
      hasResidentKey: !isKey,
      hasUserVerification: !isKey,
      isUserVerified: !isKey,
      automaticPresenceSimulation: true,
      hasPrf: givesKeys,
    },
  })
  const toBase64url = (text: string) => Buffer.from(text, 'base64').toString('base64url')
  return {
    async kept() {
      const credentials = await passkeysOf(debug, authenticatorId)
      return credentials.map(({ credentialId, userName = '' }) => ({
        id: toBase64url(credentialId),
        user: userName,
      }))
    },
    knowNoFinger: () =>
      debug
        .send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
        .then(() => undefined),
    delete: (id) =>
      debug
        .send('WebAuthn.removeCredential', {
          authenticatorId,
          credentialId: Buffer.from(id, 'base64url').toString('base64'),
        })
        .then(() => undefined),
    carryTo: async (other) => other.take(await passkeysOf(debug, authenticatorId)),
    async take(passkeys) {
      for (const credential of passkeys)
        await debug.send('WebAuthn.addCredential', { authenticatorId, credential })
    },
    remove: () =>
      debug.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }).then(() => undefined),
  }
}
