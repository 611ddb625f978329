import type { Leave, StaffMember } from '#casework'
import { dateInWords } from '#forms'

const teams: { readonly [id: string]: string } = { central: 'Central', east: 'East', west: 'West' }

/** "PO, Central, away until 7 December 2026". */
export const aboutStaff = (
  { grade, team }: Pick<StaffMember, 'grade' | 'team'>,
  away: Leave | null,
): string =>
  [grade?.toUpperCase(), team && (teams[team] ?? team), away && awayInWords(away)].filter(Boolean).join(', ')

const awayInWords = ({ until }: Leave): string =>
  until === null ? 'away' : `away until ${dateInWords(until)}`

const roleWords: { readonly [role: string]: string } = {
  officer: 'Officer',
  manager: 'Team Manager',
  'service-manager': 'Service Manager',
  auditor: 'Auditor',
}

export const roleInWords = (role: string | null): string => roleWords[role ?? ''] ?? ''
