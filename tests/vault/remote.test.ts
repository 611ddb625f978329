import { afterEach, expect, test, vi } from 'vitest'
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
