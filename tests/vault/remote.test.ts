import { afterEach, describe, expect, test, vi } from 'vitest'
import { newId, systemRandom } from '#core'
import { generateOpeningKey } from '#protocol'
import { connectVaultWorker, kdfFloor, serveVaults, type VaultWorker } from '#vault'

const PASSPHRASE = 'quiet river under seven stones'
const SPACE = newId(systemRandom)

afterEach(() => vi.unstubAllGlobals())

test('a key counts once it is taken up, and its name crosses from the worker once', async () => {
  const worker = startWorker()
  const vault = await openNewVault(worker)
  expect(await vault.keyNames()).toEqual([])
  const created = await vault.createKeys([{ space: SPACE, compartment: 'client' }])
  expect(await vault.keyNames()).toEqual([])

  const held = vault.holdKeys(created)
  await vault.keyNames() // may still be answered with what was
  await held

  expect(await vault.keyNames()).toEqual([{ id: created[0]?.id, space: SPACE, compartment: 'client' }])
  expect(vault.keyNames()).toBe(vault.keyNames())
  worker.end()
})

test('rows are opened in the worker, in their order; a damaged one and one of another key are nothing', async () => {
  const worker = startWorker()
  const vault = await openNewVault(worker)
  await vault.holdKeys(await vault.createKeys([{ space: SPACE, compartment: 'client' }]))
  const key = (await vault.keyNames())[0]?.id ?? ''
  const rowOf = (record: string) => ({ key, kind: 'draft' as const, record })
  const values = [{ said: 'yes' }, { said: 'no' }, { said: 'both' }]
  const bodies = await vault.sealRows(values.map((value, index) => ({ ...rowOf(`${index}`), value })))
  const rows = bodies.map((bytes, index) => ({ ...rowOf(`${index}`), bytes }))
  const [first, second, third] = rows
  if (!first || !second || !third) throw new Error('Three rows were sealed.')
  const damaged = { ...second, bytes: second.bytes.with(20, (second.bytes[20] ?? 0) ^ 1) }
  expect(await vault.openRows([third, damaged, { ...first, key: newId(systemRandom) }, first])).toEqual([
    values[2],
    undefined,
    undefined,
    values[0],
  ])
  expect(await vault.openRows(rows)).toEqual(values) // what was handed over is a copy
  worker.end()
})

describe('rows that went there before it was open', () => {
  const values = [{ said: 'yes' }, { said: 'no' }, { said: 'both' }]
  const rowOf = (key: string, index: number) => ({ key, kind: 'batch' as const, record: `${index}` })

  /** A vault with three rows, put away. */
  async function putAway() {
    const worker = startWorker()
    const stored = await newVault(worker)
    const unlocked = await worker.unlock(stored, [], PASSPHRASE, ['client', 'officer'])
    if (!unlocked.ok) throw new Error(unlocked.error)
    const { vault } = unlocked.value
    const created = await vault.createKeys([{ space: SPACE, compartment: 'client' }])
    await vault.holdKeys(created)
    const key = created[0]?.id ?? ''
    const sealed = await vault.sealRows(values.map((value, index) => ({ ...rowOf(key, index), value })))
    worker.end()
    return { stored, created, rows: sealed.map((bytes, index) => ({ ...rowOf(key, index), bytes })) }
  }

  async function openAgain(
    { stored, created }: Awaited<ReturnType<typeof putAway>>,
    worker: VaultWorker,
    passphrase = PASSPHRASE,
  ) {
    const unlocked = await worker.unlock(stored, created, passphrase, ['client', 'officer'])
    return unlocked.ok ? unlocked.value.vault : null
  }

  test('are opened without being sent again, in any order and beside others', async () => {
    const away = await putAway()
    const worker = startWorker()
    const [first, second, third] = away.rows
    if (!first || !second || !third) throw new Error('Three rows were sealed.')
    worker.expectRows([first, second])
    const vault = await openAgain(away, worker)
    const sent = vi.spyOn(MessagePort.prototype, 'postMessage')
    const asked = () => sent.mock.calls.flatMap(([{ path }]) => path ?? [])
    expect(await vault?.openRows([second, first])).toEqual([values[1], values[0]])
    expect(asked()).toEqual(['takeExpected'])
    expect(await vault?.openRows([third, first, second])).toEqual([values[2], values[0], values[1]])
    expect(asked()).toEqual(['takeExpected', 'openPacked'])
    sent.mockRestore()
    worker.end()
  })

  test('are opened too when they came while it was being opened, or after', async () => {
    const away = await putAway()
    const worker = startWorker()
    const opening = openAgain(away, worker)
    worker.expectRows(away.rows.slice(0, 2))
    const vault = await opening
    worker.expectRows(away.rows.slice(2))
    expect(await vault?.openRows(away.rows)).toEqual(values)
    worker.end()
  })

  test('are nothing where a bit of them was changed, or where they do not stand as they were sealed', async () => {
    const away = await putAway()
    const worker = startWorker()
    const [first, second] = away.rows
    if (!first || !second) throw new Error('Three rows were sealed.')
    const damaged = { ...second, bytes: second.bytes.with(20, (second.bytes[20] ?? 0) ^ 1) }
    worker.expectRows([first, damaged])
    const vault = await openAgain(away, worker)
    expect(await vault?.openRows([first, damaged])).toEqual([values[0], undefined])
    expect(await vault?.openRows([{ ...first, record: 'another' }])).toEqual([undefined])
    worker.end()
  })

  test('stay sealed while the passphrase is not right', async () => {
    const away = await putAway()
    const worker = startWorker()
    worker.expectRows(away.rows)
    expect(await openAgain(away, worker, 'not this one')).toBeNull()
    const vault = await openAgain(away, worker)
    expect(await vault?.openRows(away.rows)).toEqual(values)
    worker.end()
  })
})

test('what a passkey gives goes to the worker, and this side has nothing of it afterwards', async () => {
  const worker = startWorker()
  const stored = await newVault(worker)
  const [atSetUp, atUnlock] = [new Uint8Array(32).fill(7), new Uint8Array(32).fill(7)]
  const made = { credential: 'Y3JlZGVudGlhbA', salt: 'c2FsdA' }
  const passkey = await worker.sealForPasskey(stored, PASSPHRASE, made, atSetUp)
  if (!passkey.ok) throw new Error(passkey.error)
  const unlocked = await worker.unlockByPasskey({ ...stored, passkey: passkey.value }, [], atUnlock)
  expect(unlocked.ok && unlocked.value.profile.name).toBe('Jess Whitlock')
  expect(unlocked.ok && (await unlocked.value.vault.keyNames())).toEqual([])
  expect([atSetUp.buffer, atUnlock.buffer].map(({ detached }) => detached)).toEqual([true, true])
  const wrong = new Uint8Array(32)
  expect(await worker.unlockByPasskey({ ...stored, passkey: passkey.value }, [], wrong)).toEqual({
    ok: false,
    error: 'wrong-passkey',
  })
  worker.end()
})

async function openNewVault(worker: VaultWorker) {
  const stored = await newVault(worker)
  const unlocked = await worker.unlock(stored, [], PASSPHRASE, ['client', 'officer'])
  if (!unlocked.ok) throw new Error(unlocked.error)
  return unlocked.value.vault
}

async function newVault(worker: VaultWorker) {
  const begun = await worker.begin(PASSPHRASE, kdfFloor)
  const officer = { id: newId(systemRandom), name: 'Jess Whitlock', role: 'officer', grade: null }
  const { publicKey: serverPublicKey } = await generateOpeningKey()
  return begun.finish({ device: newId(systemRandom), officer, serverPublicKey })
}

/** The worker’s side in this thread, behind the same messages. */
function startWorker(): VaultWorker {
  const { port1, port2 } = new MessageChannel()
  vi.stubGlobal('addEventListener', port2.addEventListener.bind(port2))
  vi.stubGlobal('removeEventListener', port2.removeEventListener.bind(port2))
  vi.stubGlobal('postMessage', port2.postMessage.bind(port2))
  port2.start()
  serveVaults(systemRandom)
  return connectVaultWorker(
    Object.assign(port1, {
      terminate() {
        port1.close()
        port2.close()
      },
    }) as unknown as Worker,
  )
}
