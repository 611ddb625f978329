import type { Context } from 'hono'

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types cairn',
].join('; ')

const switchedOff = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** Passkeys unlock the officers' page. The one that a client holds has no use for them, and cannot ask for any. */
const passkeys = ['publickey-credentials-create', 'publickey-credentials-get']

const permissionsPolicy = (forPasskeys: '(self)' | '()'): string =>
  [
    ...switchedOff.map((feature) => `${feature}=()`),
    ...passkeys.map((feature) => `${feature}=${forPasskeys}`),
  ].join(', ')

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': permissionsPolicy('(self)'),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** On every answer, pages and API alike. */
export function setSecurityHeaders(c: Context): void {
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  if (c.req.path === '/session.html') c.header('Permissions-Policy', permissionsPolicy('()'))
}
