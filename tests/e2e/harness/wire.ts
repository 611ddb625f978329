import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { ends } from './ends.ts'

/** A piece of cable between devices and a server, that keeps what passes. */
export type Wire = {
  /** Where devices find the server. */
  readonly url: string
  /** What devices sent and what they got since `cut`, connection by connection: addresses, headers, bodies, by page or worker alike. */
  readonly passed: () => { readonly sent: Buffer; readonly received: Buffer }
  /** Forgets what passed before. */
  readonly cut: () => void
}

/**
 * @param port of the server on this machine; it may stop and come back.
 * @param devicesPort where devices find it, when it cannot be any.
 */
export async function startWire(port: number, devicesPort = 0): Promise<Wire> {
  const connections: { sent: Buffer[]; received: Buffer[] }[] = []
  const connected = new Set<() => void>()
  const cable = createServer((device) => {
    const server = connect(port, '127.0.0.1')
    const own = { sent: [] as Buffer[], received: [] as Buffer[] }
    connections.push(own)
    const end = () => {
      device.destroy()
      server.destroy()
      connected.delete(end)
    }
    connected.add(end)
    for (const socket of [device, server]) socket.on('error', end).on('close', end)
    device.on('data', (bytes) => void own.sent.push(bytes))
    server.on('data', (bytes) => void own.received.push(bytes))
    device.pipe(server).pipe(device)
  }).listen(devicesPort, '127.0.0.1')
  ends.add(async () => {
    for (const end of [...connected]) end()
    cable.close()
    await once(cable, 'close')
  })
  await once(cable, 'listening')
  const address = cable.address()
  if (address === null || typeof address === 'string') throw new Error('The wire got no port.')
  return {
    url: `http://localhost:${address.port}`,
    passed: () => ({
      sent: Buffer.concat(connections.flatMap(({ sent }) => sent)),
      received: Buffer.concat(connections.flatMap(({ received }) => received)),
    }),
    cut() {
      for (const one of connections) {
        one.sent = []
        one.received = []
      }
    },
  }
}
