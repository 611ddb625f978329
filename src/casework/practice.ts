import type { ContentPack, PracticeBounds } from '#forms'

/** How a service calls itself and its people, and the deadlines it works by. A pack says what is not as usual. */
export type Practice = {
  readonly names: { readonly [name in PracticeName]: string }
  readonly deadlines: { readonly [deadline in Deadline]: number }
}

export type PracticeName = 'service' | 'officer' | 'team-manager' | 'service-manager'

export type Deadline = 'assessment-weeks' | 'summary-working-days' | 'order-days'

/** Where nobody says otherwise (people-and-pathway.md). A service that has not said its name is not named anywhere. */
export const usualPractice: Practice = {
  names: {
    service: 'Our service',
    officer: 'Officer',
    'team-manager': 'Team Manager',
    'service-manager': 'Service Manager',
  },
  deadlines: { 'assessment-weeks': 6, 'summary-working-days': 2, 'order-days': 28 },
}

/** Within these a deadline is one that somebody can mean. */
export const practiceBounds: { readonly [deadline in Deadline]: PracticeBounds } = {
  'assessment-weeks': { least: 1, most: 26 },
  'summary-working-days': { least: 1, most: 20 },
  'order-days': { least: 7, most: 180 },
}

type OwnPractice = Pick<ContentPack, 'names' | 'deadlines'>

/** What packs say together: of two that say the same thing the later goes first. What nobody can mean, or this app does not know, is as usual. */
export function practiceOf(packs: readonly OwnPractice[]): Practice {
  const names = packs.flatMap((pack) => Object.entries(pack.names ?? {}).filter(([name]) => isName(name)))
  const deadlines = packs.flatMap((pack) => Object.entries(pack.deadlines ?? {}).filter(isMeant))
  return {
    names: { ...usualPractice.names, ...Object.fromEntries(names) },
    deadlines: { ...usualPractice.deadlines, ...Object.fromEntries(deadlines) },
  }
}

const isName = (name: string): boolean => Object.hasOwn(usualPractice.names, name)

function isMeant([deadline, time]: readonly [string, number]): boolean {
  if (!Object.hasOwn(practiceBounds, deadline)) return false
  const { least, most } = practiceBounds[deadline as Deadline]
  return time >= least && time <= most
}

/** What a service is called; empty while it has not said so. */
export const serviceNameIn = ({ names }: Pick<Practice, 'names'>): string =>
  names.service === usualPractice.names.service ? '' : names.service
