import { type Bytes, err, ok, type Result } from '#core'
import { type CarryError, decodeCarry } from '#protocol'

/** `unreadable`: the machine would not give the file, such as from a stick that was pulled out. */
export type FileProblem = CarryError | 'unreadable'

const BEGINNING = 5

/** A chosen file's bytes. Of another kind of file, however large, only the beginning is read. */
export async function readCarryFile(file: Blob): Promise<Result<Bytes, FileProblem>> {
  try {
    const beginning = decodeCarry(await bytesOf(file.slice(0, BEGINNING)))
    if (!beginning.ok && beginning.error !== 'damaged') return beginning
    return ok(await bytesOf(file))
  } catch {
    return err('unreadable')
  }
}

const bytesOf = async (blob: Blob): Promise<Bytes> => new Uint8Array(await blob.arrayBuffer())
