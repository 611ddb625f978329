import type { Option } from '#forms'

/** Councils that ask for the work. */
export const councils = [
  { id: 'west-sussex', label: 'West Sussex County Council' },
  { id: 'surrey', label: 'Surrey County Council' },
] as const satisfies readonly Option[]
