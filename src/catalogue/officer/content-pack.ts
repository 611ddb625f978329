import type { FormDefinition } from '#forms'

/** A pack of words as the manager loaded it: in the service's own space, its sitting the pack's hash (docs/protocol.md §4b). */
export const contentPack: FormDefinition = {
  id: 'content-pack',
  version: 1,
  compartment: 'officer',
  audience: 'manager',
  title: 'A pack of words',
  living: true,
  pages: [{ id: 'pack', title: 'The pack', items: [{ kind: 'pack', id: 'pack', label: 'What is in it' }] }],
}
