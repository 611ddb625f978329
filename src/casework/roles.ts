/** What a person of the service is there for (docs/protocol.md §8a sends it at sign-in). */
export type Role = 'officer' | 'manager' | 'service-manager' | 'auditor'

export const roles: readonly Role[] = ['officer', 'manager', 'service-manager', 'auditor']

export const isRole = (value: unknown): value is Role => roles.some((role) => role === value)
