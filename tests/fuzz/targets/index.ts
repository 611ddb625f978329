import type { Target } from '../target.ts'
import { answers } from './answers.ts'
import { containers } from './containers.ts'
import { figures } from './figures.ts'
import { packs } from './packs.ts'
import { passkeys } from './passkeys.ts'
import { payloads } from './payloads.ts'
import { proofs } from './proofs.ts'
import { referrals } from './referrals.ts'
import { requests } from './requests.ts'
import { rows } from './rows.ts'
import { sealed } from './sealed.ts'
import { values } from './values.ts'

const opened: readonly Target[] = [
  ...[...containers, ...payloads, ...answers, ...proofs, ...packs, ...figures, ...rows, ...values],
  ...[...requests, ...passkeys],
  ...referrals,
]

export const targets: readonly Target[] = [...opened, sealed]

/** One input in so many goes through HPKE. */
const SEALED_EVERY = 50

/** Which parser an input of this number is for. */
export function targetOf(seed: number): Target {
  if (seed % SEALED_EVERY === SEALED_EVERY - 1) return sealed
  return opened[seed % opened.length] ?? sealed
}
