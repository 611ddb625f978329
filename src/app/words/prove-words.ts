import type { ProofProblem } from '../device/prove-again.ts'
import { signInProblemInWords } from './problem-words.ts'

/** The person was asked to sign in again, and did not. */
export const notProvedInWords =
  'You did not sign in again, so it was not done. Nothing was changed. Try again when you have your password at hand.'

export function proofProblemInWords(problem: ProofProblem): string {
  switch (problem) {
    case 'wrong-sign-in':
      return 'This is not your sign-in password. Check it and try again. It is not the passphrase of this device.'
    case 'signed-out':
      return 'Your sign-in has ended meanwhile. Cancel, and sign in again where the app asks for it; then repeat what you did.'
    default:
      return signInProblemInWords[problem]
  }
}
