import { expect, test } from 'vitest'
import { createServerTime, eraseCase, liftHold, putOnHold, readErasures } from '#sync'

const space = 'A'.repeat(22)

/** A server that answers everything so, and what it was asked. */
function serverThat(status: number, body: object) {
  const asked: string[] = []
  const parts = {
    fetch: async (path: string, init: RequestInit) => {
      asked.push(`${init.method} ${path} ${init.body ?? ''}`)
      return new Response(JSON.stringify({ protocol: 1, at: 5, ...body }), { status })
    },
    proof: async () => 'proof',
    serverTime: createServerTime(() => 5),
    proveAgain: async () => false,
  }
  return { asked, parts }
}

test('a case on hold is told from one that stands otherwise; a code that the app does not know is no success', async () => {
  const problemOf = (code: string) => eraseCase(serverThat(409, { error: code }).parts, space)
  expect(await problemOf('on-hold')).toBe('on-hold')
  expect(await problemOf('too-early')).toBe('changed')
  expect(await problemOf('not-heard-of')).toBe('server-error')
  expect(await eraseCase(serverThat(200, {}).parts, space)).toBeNull()
})

test('a hold is put and lifted, each with its reason', async () => {
  const { asked, parts } = serverThat(200, {})
  expect(await putOnHold(parts, space, 'court')).toBeNull()
  expect(await liftHold(parts, space, 'complaint')).toBeNull()
  expect(asked).toEqual([
    `POST /api/holds {"space":"${space}","reason":"court"}`,
    `POST /api/holds/lifted {"space":"${space}","reason":"complaint"}`,
  ])
})

test('a server of before names no holds, which is not the same as none, and takes none', async () => {
  const holdsOf = async (body: object) => {
    const answer = await readErasures(serverThat(200, { erasures: [], ...body }).parts)
    return answer.ok && answer.value.holds
  }
  expect(await holdsOf({})).toBeNull()
  expect(await holdsOf({ holds: [] })).toEqual([])
  expect(await putOnHold(serverThat(404, { error: 'not-found' }).parts, space, 'court')).toBe('changed')
})
