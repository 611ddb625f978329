import type { OfficerRow } from '../database/tables.ts'
import type { Service } from '../service.ts'
import { beginAttempt, forgiveAttempt, takeBackAttempt } from './attempts.ts'
import { isPassword } from './passwords.ts'
import { type Asking, type Given, type Stepped, takeSecondStep } from './second-step.ts'

export type Officer = Pick<OfficerRow, 'id' | 'name' | 'role' | 'grade'>

export type Credentials = Given & { readonly name: string; readonly password: string }

export type Refused =
  /** `officer`: whose name it was, if it is anyone's. */
  | { readonly kind: 'wrong'; readonly officer: string | null }
  /** The password was right, and there is a second step. */
  | (Exclude<Stepped, { readonly kind: 'right' }> & { readonly officer: string })
  | { readonly kind: 'wait'; readonly ms: number }

export const normalName = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** Whose name, password and second step these are. `passkey`: the id of the one that was used. */
export type Right = { readonly kind: 'right'; readonly officer: Officer; readonly passkey?: string }

/** Each try is counted under its name, wherever it is made. */
export async function checkCredentials(
  service: Service,
  given: Credentials,
  asking: Asking,
): Promise<Right | Refused> {
  const name = normalName(given.name)
  const attempt = await beginAttempt(service, name)
  if (!attempt.ok) return { kind: 'wait', ms: attempt.error }
  const row = await service.db
    .selectFrom('officers')
    .select(['id', 'name', 'role', 'grade', 'password'])
    .where('sign_in_name', '=', name)
    .executeTakeFirst()
  const right = await isPassword(given.password, row?.password ?? null, service.passwordCost)
  if (!row || !right) return { kind: 'wrong', officer: row?.id ?? null }
  const stepped = await takeSecondStep(service, row.id, given, asking)
  if (stepped.kind === 'code-needed') await takeBackAttempt(service, attempt.value)
  if (stepped.kind !== 'right') return { ...stepped, officer: row.id }
  await forgiveAttempt(service, attempt.value)
  const { password: _, ...officer } = row
  return { ...stepped, officer }
}
