import type { RecordHeader } from '#record'

/**
 * What an app offers of a case that its user has sight of: a tidy view and no barrier (docs/decisions/0025-an-auditor-has-sight-of-a-case.md). What is
 * finished is there once it is completed, what is open as it stands; each role's own form they write themselves.
 */
type Shown = {
  readonly finished: ReadonlySet<string>
  readonly open: ReadonlySet<string>
  readonly confidential: ReadonlySet<string>
}

const nothing: ReadonlySet<string> = new Set()

const shownByRole: ReadonlyMap<string, Shown> = new Map([
  [
    'auditor',
    {
      finished: new Set(['risk-assessment', 'addendum', 'sara']),
      open: new Set(['audit']),
      confidential: new Set(['risk-assessment-confidential']),
    },
  ],
  [
    'service-manager',
    {
      finished: nothing,
      open: new Set(['request-for-service', 'screening', 'urgent-endorsement']),
      confidential: nothing,
    },
  ],
])

export function isShownInSight(
  role: string,
  { form, compartment }: Pick<RecordHeader, 'form' | 'compartment'>,
  isCompleted: boolean,
): boolean {
  const shown = shownByRole.get(role)
  if (!shown) return false
  if (compartment === 'confidential') return shown.confidential.has(form)
  return shown.open.has(form) || (isCompleted && shown.finished.has(form))
}
