import { Secret, TOTP } from 'otpauth/bare'
import { encodeQR } from 'qr'
import type { Bytes } from '#core'

/** What a phone is told once (docs/protocol.md §8f): to scan, or to type. */
export type PhoneSecret = { readonly address: string; readonly base32: string }

/** `name` is what the authenticator app calls the account. */
export function phoneSecret(secret: Bytes, name: string): PhoneSecret {
  const kept = new Secret({ buffer: secret.slice().buffer })
  return {
    address: new TOTP({ issuer: 'Cairn', label: name, secret: kept }).toString(),
    base32: kept.base32,
  }
}

/** A QR code as one path: `size` units wide, with the margin that a camera needs around it. */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const path = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { path, size: rows.length }
}
