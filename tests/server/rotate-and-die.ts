import { existsSync } from 'node:fs'
import { systemRandom } from '#core'
import { openDatabase } from '../../src/server/database/open.ts'
import { nextKeyFile } from '../../src/server/keys/key-file.ts'
import { rotateIn } from '../../src/server/rotation/rotate-in.ts'
import { keyFileIn } from '../../src/server/settings.ts'

/** `node rotate-and-die.ts <n>`: rotates the service key of the service that the environment names, and is killed before the n-th question to the database after the new key is on the disk. */
let left = Number(process.argv[2])
const next = nextKeyFile(keyFileIn(process.env))
const open = (where: string) =>
  openDatabase(where).withPlugin({
    transformQuery({ node }) {
      if (existsSync(next) && --left < 0) process.kill(process.pid, 'SIGKILL')
      return node
    },
    transformResult: async ({ result }) => result,
  })
await rotateIn(process.env, { random: systemRandom, clock: Date.now, withFaults: false }, open)
