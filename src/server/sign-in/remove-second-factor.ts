import type { Service } from '../service.ts'
import { beginAttempt, takeBackAttempt } from './attempts.ts'
import { checkCode, deletePhoneCodes } from './second-factor.ts'
import { stepsOf } from './steps.ts'

export type Removal =
  | { readonly kind: 'done' | 'wrong-code' }
  | { readonly kind: 'wait'; readonly ms: number }

/** With a code, or whoever finds a tablet open could take it away; wrong ones are counted together with those at sign-in. */
export async function removeSecondFactor(service: Service, officer: string, code: string): Promise<Removal> {
  if (!(await stepsOf(service.db, officer)).includes('totp')) return { kind: 'done' } // an answer that was lost
  const { sign_in_name } = await service.db
    .selectFrom('officers')
    .select('sign_in_name')
    .where('id', '=', officer)
    .executeTakeFirstOrThrow()
  const attempt = await beginAttempt(service, sign_in_name)
  if (!attempt.ok) return { kind: 'wait', ms: attempt.error }
  const checked = await checkCode(service, officer, code)
  if (checked === 'wrong' || checked === 'needed') return { kind: 'wrong-code' }
  await deletePhoneCodes(service, officer)
  await takeBackAttempt(service, attempt.value)
  return { kind: 'done' }
}
