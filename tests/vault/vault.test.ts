import { beforeAll, describe, expect, test } from 'vitest'
import { type Bytes, newId, systemRandom } from '#core'
import {
  createGrantBroker,
  type Handover,
  openGrant,
  type StoredVault,
  unlockVault,
  type Vault,
} from '#vault'
import { PASSPHRASE, type Tablet } from '../world/tablet.ts'
import { type CaseOf, createWorld } from '../world/world.ts'

let tablet: Tablet
let inCase: CaseOf
beforeAll(async () => {
  const world = await createWorld(1)
  inCase = await world.newCase()
  tablet = world.tablets[0] as Tablet
  await tablet.pull()
}, 60_000)

const unlock = (stored: StoredVault, passphrase = PASSPHRASE) =>
  unlockVault(stored, [], passphrase, ['client', 'officer'], systemRandom)

const flipped = (bytes: Bytes, bit: number): Bytes => {
  const changed = new Uint8Array(bytes)
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return changed
}

describe('unlocking', () => {
  test('takes the passphrase it was made with, in any Unicode spelling', async () => {
    expect((await unlock(tablet.stored)).ok).toBe(true)
  })

  test('refuses any other', async () => {
    expect(await unlock(tablet.stored, `${PASSPHRASE} `)).toEqual({ ok: false, error: 'wrong-passphrase' })
  })

  test('refuses weak parameters before deriving anything', async () => {
    const weak = { ...tablet.stored, kdf: { ...tablet.stored.kdf, passes: 1 } }
    expect(await unlock(weak)).toEqual({ ok: false, error: 'weak-parameters' })
  })

  test.each([
    ['less memory than the floor', { memoryKiB: 65_535 }],
    ['no memory to speak of', { memoryKiB: 0 }],
    ['more than any tablet has', { memoryKiB: 2 ** 30 }],
    ['a number of passes that is none', { passes: Number.NaN }],
    ['another algorithm', { name: 'argon2i' as 'argon2id' }],
    ['more lanes', { lanes: 2 as 1 }],
    ['a salt that is too short', { salt: 'AAAA' }],
  ])('refuses %s before deriving anything, and opens once the row is as it was', async (_, kdf) => {
    const changed = { ...tablet.stored, kdf: { ...tablet.stored.kdf, ...kdf } }
    expect(await unlock(changed)).toEqual({ ok: false, error: 'weak-parameters' })
    expect((await unlock(tablet.stored)).ok).toBe(true)
  })

  test('refuses another salt, and the wrapped root of another vault', async () => {
    const salted = { ...tablet.stored, kdf: { ...tablet.stored.kdf, salt: 'A'.repeat(22) } }
    expect(await unlock(salted)).toEqual({ ok: false, error: 'wrong-passphrase' })
    expect(await unlock({ ...tablet.stored, id: newId(systemRandom) })).toEqual({
      ok: false,
      error: 'wrong-passphrase',
    })
  })

  test('refuses parameters that were changed to others, however strong', async () => {
    const other = { ...tablet.stored, kdf: { ...tablet.stored.kdf, passes: 4 } }
    expect(await unlock(other)).toEqual({ ok: false, error: 'wrong-passphrase' })
  })

  test('says that a changed author key or profile is damaged', async () => {
    const damaged = { ...tablet.stored, authorKey: flipped(tablet.stored.authorKey, 200) }
    expect(await unlock(damaged)).toEqual({ ok: false, error: 'damaged' })
  })
})

describe('a row', () => {
  const address = { kind: 'batch', record: 'a record' } as const
  let key: string
  let sealed: Bytes
  beforeAll(async () => {
    key = (await tablet.vault.keyNames())[0]?.id ?? ''
    sealed = (await tablet.vault.sealRows([{ ...address, key, value: 'a secret' }]))[0] ?? new Uint8Array()
  })
  const open = async (more: Partial<Parameters<Vault['openRows']>[0][number]>) =>
    (await tablet.vault.openRows([{ ...address, key, bytes: sealed, ...more }]))[0]

  test('opens where it stands', async () => expect(await open({})).toBe('a secret'))

  test('does not open elsewhere, as another kind, or under another key', async () => {
    expect(await open({ record: 'another record' })).toBeUndefined()
    expect(await open({ kind: 'draft' })).toBeUndefined()
    expect(await open({ key: newId(systemRandom) })).toBeUndefined()
  })

  test('does not open with any bit flipped', async () => {
    for (let bit = 0; bit < sealed.length * 8; bit++)
      expect(await open({ bytes: flipped(sealed, bit) }), `bit ${bit}`).toBeUndefined()
  })
})

describe('the compartments', () => {
  test('an ordinary unlock makes no confidential key and cannot write there', async () => {
    const names = await tablet.vault.keyNames()
    // of the case, and of the service’s own space
    expect(names.map(({ compartment }) => compartment).sort()).toEqual(['client', 'officer', 'officer'])
    const header = { space: inCase.space, compartment: 'confidential', form: 'note', sitting: '1' } as const
    const said = await tablet.records.append(header, [
      { version: 1, field: 'a/answer', value: 'x', replaces: [] },
    ])
    expect(said).toEqual({ ok: false, error: 'no-key' })
  })

  test('a session grant opens the client compartment of its case and nothing else, and its keys cannot be taken out', async () => {
    const grant = await tablet.vault.grantSession(inCase.space, 0, Number.MAX_SAFE_INTEGER)
    if (!grant) throw new Error('There is no grant.')
    const session = openGrant(grant, systemRandom)
    expect((await session.keyNames()).map(({ compartment }) => compartment)).toEqual(['client'])
    expect(grant.spaceKey.key.extractable).toBe(false)
    expect(grant.signingKey.privateKey.extractable).toBe(false)
    expect(await session.createKeys([{ space: inCase.space, compartment: 'officer' }])).toEqual([])
    expect(await session.proof('GET', '/api/heads', 0)).toBe('')
    expect(await session.grantSession(inCase.space, 0, 1)).toBeNull()
    // The officer's row, sealed under the officer key, stays shut.
    const officerKey =
      (await tablet.vault.keyNames()).find(({ compartment }) => compartment === 'officer')?.id ?? ''
    const [sealed] = await tablet.vault.sealRows([
      { key: officerKey, kind: 'batch', record: '', value: 'kept' },
    ])
    const address = { key: officerKey, kind: 'batch', record: '', bytes: sealed ?? new Uint8Array() } as const
    expect(await session.openRows([address])).toEqual([undefined])
    expect(await tablet.vault.openRows([address])).toEqual(['kept'])
  })
})

describe('handing over', () => {
  const handover = { place: null } as unknown as Handover
  const offered = (now = { at: 0 }) => {
    const timers = new Set<{ readonly at: number; readonly call: () => void }>()
    const broker = createGrantBroker(
      () => now.at,
      (ms, call) => {
        const timer = { at: now.at + ms, call }
        timers.add(timer)
        return () => timers.delete(timer)
      },
    )
    const passTo = (at: number) => {
      now.at = at
      for (const timer of timers) if (timer.at <= at && timers.delete(timer)) timer.call()
    }
    broker.offer('nonce', handover)
    return { broker, now, passTo }
  }

  test('goes once, to the document that was navigated to', () => {
    const { broker } = offered()
    broker.expect('session document')
    expect(broker.take('nonce', 'session document')).toBe(handover)
    expect(broker.take('nonce', 'session document')).toBeNull()
  })

  test.each([
    ['another document', 'nonce', 'another document', 0],
    ['a wrong nonce', 'another nonce', 'session document', 0],
    ['five seconds later', 'nonce', 'session document', 5_001],
  ])('not to %s; then it is gone for everybody', (_who, nonce, client, later) => {
    const { broker, now } = offered()
    broker.expect('session document')
    now.at = later
    expect(broker.take(nonce, client)).toBeNull()
    expect(broker.take('nonce', 'session document')).toBeNull()
  })

  test('the time of an earlier one does not end that of the next', () => {
    const { broker, passTo } = offered()
    broker.expect('session document')
    broker.take('nonce', 'session document')
    passTo(4_900)
    broker.offer('next nonce', handover)
    broker.expect('session document again')
    passTo(5_100)
    expect(broker.take('next nonce', 'session document again')).toBe(handover)
  })

  test('forgotten when nobody came for it, even by a clock that was set back', () => {
    const { broker, now, passTo } = offered()
    broker.expect('session document')
    passTo(5_000)
    now.at = 0
    expect(broker.take('nonce', 'session document')).toBeNull()
  })

  test('not to a second navigation that came in between', () => {
    const { broker } = offered()
    broker.expect('session document')
    broker.expect('a second tab')
    expect(broker.take('nonce', 'a second tab')).toBeNull()
  })
})
