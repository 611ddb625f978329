import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { ABSOLUTE_LIMIT_MS } from './sign-ins.ts'

const NAME = 'cairn'
const attributes = { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const

export const signInToken = (c: Context): string | undefined => getCookie(c, NAME, 'host')

export const giveToken = (c: Context, token: string): void =>
  setCookie(c, NAME, token, { ...attributes, maxAge: ABSOLUTE_LIMIT_MS / 1000 })

export function takeToken(c: Context): void {
  deleteCookie(c, NAME, attributes)
}
