import type { Fetch } from '#sync'
import type { Dice } from './dice.ts'

/** What can happen to a request. `after` means that the server did its work and the answer was lost or spoiled. */
export type Fault = 'lost' | 'answer-lost' | 'answer-cut' | 'error-before' | 'error-after' | 'twice' | 'late'

const faults: readonly [Fault, ...Fault[]] = [
  'lost',
  'answer-lost',
  'answer-cut',
  'error-before',
  'error-after',
  'twice',
  'late',
]

type Answer = (request: Request) => Response | Promise<Response>

/** The network between tablets and the server; each tablet has its own cookies. */
export type Network = {
  connect(): Fetch
  /** From now on a request meets a fault with this probability. */
  setFaults(probability: number): void
  setDown(down: boolean): void
  /** As a server that was built before there were lists of ids, and pages of many cases. */
  setOlderServer(older: boolean): void
  /** Delivers what was held up, in any order. */
  deliverLate(): Promise<void>
  readonly met: ReadonlyMap<Fault, number>
  /** How often each was asked for: `heads`, `statements`, `statements-of-many`, `batches`, `push`. */
  readonly asked: ReadonlyMap<string, number>
}

const ORIGIN = 'http://localhost'

export function createNetwork(answer: Answer, dice: Dice): Network {
  let probability = 0
  let down = false
  let older = false
  const met = new Map<Fault, number>()
  const asked = new Map<string, number>()
  const late: Request[] = []

  return {
    met,
    asked,
    setFaults(value) {
      probability = value
    },
    setDown(value) {
      down = value
    },
    setOlderServer(value) {
      older = value
    },

    async deliverLate() {
      while (late.length > 0)
        for (const request of late.splice(dice.roll(late.length), 1)) await answer(request)
    },

    connect() {
      let cookie = ''
      return async (path, init) => {
        if (down) throw new TypeError('no network')
        const { pathname } = new URL(path, ORIGIN)
        const isOfMany = pathname.startsWith('/api/statements/')
        const last = isOfMany ? 'statements-of-many' : (pathname.split('/').at(-1) ?? '')
        asked.set(last, (asked.get(last) ?? 0) + 1)
        if (older && (last === 'batches' || isOfMany)) return new Response('not found', { status: 404 })
        const headers = new Headers(init.headers)
        headers.set('origin', ORIGIN)
        headers.set('host', 'localhost')
        if (cookie && init.credentials !== 'omit') headers.set('cookie', cookie)
        const request = new Request(ORIGIN + path, { ...init, headers, credentials: 'omit' })
        const response = await pass(request)
        cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
        return response
      }
    },
  }

  async function pass(request: Request): Promise<Response> {
    const fault = dice.chance(probability) ? dice.pick(faults) : null
    if (!fault) return answer(request)
    met.set(fault, (met.get(fault) ?? 0) + 1)
    switch (fault) {
      case 'lost':
        throw new TypeError('lost on the way')
      case 'late':
        late.push(request)
        throw new TypeError('held up on the way')
      case 'error-before':
        return new Response('bad gateway', { status: 502 })
      case 'twice':
        await answer(request.clone())
        return answer(request)
      case 'error-after':
        await answer(request)
        return new Response('bad gateway', { status: 502 })
      case 'answer-lost':
        await answer(request)
        throw new TypeError('lost on the way back')
      case 'answer-cut': {
        const response = await answer(request)
        const body = await response.text()
        return new Response(body.slice(0, body.length / 2), response)
      }
    }
  }
}
