import { fromBase64url } from '#core'
import { everyProtocol } from '../../../src/server/http/versions.ts'
import { bodyOf, type Exchange, type Recording } from './exchange.ts'

/** Asks a server of now what it was asked then. `setClock` takes ms. */
export type Asked = {
  readonly ask: (path: string, init: RequestInit) => Promise<Response>
  readonly setClock: (now: number) => void
}

/** What it does not answer as it did, in words; more than it answered then is no difference. */
export async function differences(
  { protocol, exchanges }: Recording,
  asked: Asked,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const exchange of exchanges) {
    const { what, request, at } = exchange
    asked.setClock(at)
    const { path, method, headers } = request
    const body = request.body === null ? {} : { body: fromBase64url(request.body) ?? '' }
    const response = await asked.ask(path, { method, headers, ...body })
    const wrong = difference(expectedOf(protocol, exchange), {
      status: response.status,
      body: await bodyOf(response),
    })
    if (wrong !== null) found.push(`${what}: ${method} ${path}: ${wrong}`)
  }
  return found
}

/** An app whose protocol is retired is told to update, except when it pushes (docs/protocol.md §9). */
function expectedOf(protocol: number, { request, answer, chance }: Exchange): unknown {
  if (everyProtocol.get(protocol) !== 'served' && request.path !== '/api/push')
    return { status: 426, body: { error: 'update-needed' } }
  const body = answer.body as { readonly [member: string]: unknown }
  const { message: _, ...sure } = Object.fromEntries(
    Object.entries(body).filter(([member]) => !chance.includes(member)),
  )
  return { status: answer.status, body: sure }
}

/** Where `now` lacks something of `then`, or has something else; null when it has all of it. */
function difference(then: unknown, now: unknown, place = 'answer'): string | null {
  if (typeof then !== 'object' || then === null || typeof now !== 'object' || now === null)
    return Object.is(then, now) ? null : `${place} is ${JSON.stringify(now)}, and was ${JSON.stringify(then)}`
  if (Array.isArray(then) && Array.isArray(now) && then.length !== now.length)
    return `${place} has ${now.length} entries, and had ${then.length}`
  for (const [member, value] of Object.entries(then)) {
    const wrong = difference(value, (now as Record<string, unknown>)[member], `${place}.${member}`)
    if (wrong !== null) return wrong
  }
  return null
}
