import type { PasskeySetUpProblem } from '../device/passkey.ts'
import type { PasskeyUnlockProblem } from '../device/unlock-by-passkey.ts'
import { unlockProblemInWords } from './problem-words.ts'

const STILL = 'Nothing is lost, and the passphrase opens this device as ever.'

/** Why the passkey did not open the device. Neutral: others may read it. */
export const passkeyUnlockInWords: { readonly [problem in PasskeyUnlockProblem]: string } = {
  'not-given': `The passkey was not given: it was cancelled, took too long, or is no longer kept on this device. ${STILL}`,
  'none-here': `This browser has no passkeys just now. ${STILL}`,
  'no-key': `The passkey answered without the key that opens this device. ${STILL}`,
  'wrong-passkey': `The passkey answered, but it does not open what is kept here: that was changed, or belongs to another passkey. ${STILL} Then remove the passkey under “Device” and set it up anew.`,
  damaged:
    'The passkey is right, but the keys stored here cannot be read. What was waiting still goes to the server. Sign in and set up this device again.',
  failed: `The passkey could not be asked for. ${STILL}`,
}

/** Why none was set up. `isAboutPassphrase`: it stands at the field. */
export function passkeySetUpInWords(problem: PasskeySetUpProblem): string {
  switch (problem.kind) {
    case 'wrong-passphrase':
    case 'wait':
    case 'damaged':
      return unlockProblemInWords(problem)
    case 'not-given':
      return 'No passkey was made: it was cancelled or took too long. Nothing was changed. Try again when you are ready.'
    case 'none-here':
      return 'This device or its browser cannot make a passkey for this address. Nothing was changed: go on with your passphrase. If the device has no screen lock yet, set one up in its settings, then try again.'
    case 'no-key':
      return 'This device has passkeys, but they do not give the key that is needed here. Nothing was set up: go on with your passphrase. If the device’s own list of passkeys shows one for Cairn, you can delete it.'
    case 'disk-full':
      return 'This device is full, so the passkey was not set up. Make room, then try again.'
    case 'disk-failed':
      return 'The storage of this device did not answer, so the passkey was not set up. Try again.'
    case 'failed':
      return 'The passkey could not be made. Nothing was changed. Try again.'
  }
}
