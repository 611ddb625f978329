import { createHmac, hkdfSync } from 'node:crypto'
import { type Bytes, canonicalBytes, type Random, toBase64url } from '#core'

const CODES = 10
const DIGITS = 12

/** Ten codes of 12 digits, all different: a keypad of numbers is enough for them. */
export function drawRecoveryCodes(random: Random): readonly string[] {
  const codes = new Set<string>()
  while (codes.size < CODES) {
    const drawn = new DataView(random(8).buffer).getBigUint64(0)
    codes.add(String(drawn % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0'))
  }
  return [...codes]
}

export const isRecoveryCode = (code: string): boolean => code.length === DIGITS

/** All that is stored of a code (docs/protocol.md §8f): who has the database alone cannot try codes until one fits. */
export function recoveryMac(serviceKey: Bytes, officer: string, code: string): string {
  const key = new Uint8Array(hkdfSync('sha256', serviceKey, '', 'cairn recovery codes 1', 32))
  const mac = createHmac('sha256', key).update(canonicalBytes([officer, code]))
  return toBase64url(new Uint8Array(mac.digest()))
}
