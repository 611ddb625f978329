import type { BackupPlaces } from '../backup/make.ts'

export const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** `<file> [<keys file>]`: the keys are named after the data where no other place is given. */
export function placesIn(command: string): BackupPlaces {
  const [data, keys, ...more] = process.argv.slice(2)
  if (data === undefined || more.length > 0)
    throw new Error(`Say where: npm run ${command} -- <file> [<file of keys>]`)
  return { data, keys: keys ?? `${data}.keys` }
}

/** A command of this folder. `sorry` is what its failure means; the reason follows. */
export async function run(sorry: string, command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    process.stderr.write(`${sorry} ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
