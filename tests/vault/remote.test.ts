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

async function openNewVault(worker: VaultWorker) {
  const begun = await worker.begin(PASSPHRASE, kdfFloor)
  const officer = { id: newId(systemRandom), name: 'Jess Whitlock', role: 'officer', grade: null }
  const { publicKey: serverPublicKey } = await generateOpeningKey()
  const stored = await begun.finish({ device: newId(systemRandom), officer, serverPublicKey })
  const unlocked = await worker.unlock(stored, [], PASSPHRASE, ['client', 'officer'])
  if (!unlocked.ok) throw new Error(unlocked.error)
  return unlocked.value.vault
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
