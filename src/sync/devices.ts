import { err, ok, type Result } from '#core'
import { type ListedDevice, parseDevicesAnswer, parseDone } from '#protocol'
import { type ChangeParts, type ChangeProblem, change } from './change.ts'
import { type ReadParts, read } from './read.ts'
import type { SyncProblem } from './transport.ts'

/** Every device of the service, for a manager (docs/protocol.md §8e). It is never stored. */
export async function readDevices(parts: ReadParts): Promise<Result<readonly ListedDevice[], SyncProblem>> {
  const answer = await read(parts, '/api/devices', parseDevicesAnswer)
  return answer.ok ? ok(answer.value.devices) : err(answer.problem)
}

/** Takes a device out of service, for good. The same again does nothing more. */
export async function refuseDevice(parts: ChangeParts, device: string): Promise<ChangeProblem | null> {
  const answer = await change(parts, '/api/devices/refused', { device }, parseDone)
  return answer.ok ? null : answer.problem
}
