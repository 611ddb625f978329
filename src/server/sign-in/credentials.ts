import type { OfficerRow } from '../database/tables.ts'
import type { Service } from '../service.ts'
import { beginAttempt, forgiveAttempt, takeBackAttempt } from './attempts.ts'
import { isPassword } from './passwords.ts'
import { checkCode } from './second-factor.ts'

export type Officer = Pick<OfficerRow, 'id' | 'name' | 'role' | 'grade'>

export type Credentials = { readonly name: string; readonly password: string; readonly code: string }

export type Refused =
  /** `officer`: whose name it was, if it is anyone's. */
  | { readonly kind: 'wrong'; readonly officer: string | null }
  /** The password was right, and there is a second factor. */
  | { readonly kind: 'code-needed' | 'wrong-code'; readonly officer: string }
  | { readonly kind: 'wait'; readonly ms: number }

export const normalName = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** Whose name, password and code these are. Each try is counted under its name, wherever it is made. */
export async function checkCredentials(
  service: Service,
  given: Credentials,
): Promise<{ readonly kind: 'right'; readonly officer: Officer } | Refused> {
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
  const checked = await checkCode(service, row.id, given.code)
  if (checked === 'wrong') return { kind: 'wrong-code', officer: row.id }
  if (checked === 'needed') {
    await takeBackAttempt(service, attempt.value)
    return { kind: 'code-needed', officer: row.id }
  }
  await forgiveAttempt(service, attempt.value)
  const { password: _, ...officer } = row
  return { kind: 'right', officer }
}
