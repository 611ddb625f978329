import type { FormDefinition } from '#forms'

/** Figures as the manager handed them over: in the service's own space, its sitting their hash (docs/protocol.md §4b). Nobody completes it: under its hash it says one thing for ever. */
export const serviceFigures: FormDefinition = {
  id: 'service-figures',
  version: 1,
  compartment: 'officer',
  audience: 'manager',
  title: 'Figures of the service',
  living: true,
  pages: [
    {
      id: 'figures',
      title: 'The figures',
      items: [{ kind: 'figures', id: 'figures', label: 'What was counted' }],
    },
  ],
}
