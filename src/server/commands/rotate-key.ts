import { parseArgs } from 'node:util'
import { systemClock, systemRandom } from '#core'
import { toEnvironment } from '../rotation/key-in-place.ts'
import { rotateIn } from '../rotation/rotate-in.ts'
import { print, run } from './terminal.ts'

const HELP = `npm run rotate-key [-- --with-faults]

Puts everything that the service key guards under a new one: when the old one may have leaked, or somebody leaves who knew it. The new one
is made, or is what CAIRN_NEXT_SERVICE_KEY holds. It runs while the service runs or not; a server that has the old key stops by itself and has
to be started again, each where there are several. Cut short, run it again. It changes nothing when the audit log or a certificate of erasure
is not as it was written, unless you say --with-faults: what is wrong then stays wrong.`

await run('The service key was not rotated to the end.', async () => {
  const { values } = parseArgs({
    options: {
      'with-faults': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return print(HELP)
  const { done, keyFile, isLogCut } = await rotateIn(process.env, {
    random: systemRandom,
    clock: systemClock,
    withFaults: values['with-faults'],
  })
  for (const fault of done?.faults ?? []) print(`wrong before, and left as it is: ${fault}`)
  if (done) {
    print(`keys of cases wrapped anew      ${done.spaces}`)
    print(`keys of the service             ${done.serviceKeys}`)
    print(`second steps                    ${done.secondFactors}`)
    print(`recovery codes                  ${done.recoveryCodes}`)
    print(`certificates of erasure         ${done.certificates}`)
    print(`chains of the audit log closed  ${done.chains}`)
  } else print('A rotation was cut short before; it is finished now.')
  if (keyFile === null)
    print('The service key is what CAIRN_NEXT_SERVICE_KEY held. Put it into CAIRN_SERVICE_KEY.')
  else print(keyFile.endsWith('.next') ? toEnvironment(keyFile) : `The new service key is in ${keyFile}.`)
  print('Start every server process again; one that still has the old key writes nothing and stops.')
  if (!isLogCut)
    print(
      'Another process reads in the database file: old wrapped keys are gone from its log once that one has ended.',
    )
  print(
    'Now make a backup, keep a copy of the new key in a third place, and destroy every older file of keys',
  )
  print(
    'and every copy of the old key: who has both can read what the cases held then. Older files of data are',
  )
  print('still good: restore them with the new file of keys and the new key.')
})
