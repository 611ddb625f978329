import type { FormDefinition, QuestionDefinition } from '#forms'

const HASH_LENGTH = 43

/** The hash of the pack whose words new records begin in. */
const packInUse = (id: string, label: string): QuestionDefinition => ({
  kind: 'text',
  id,
  label,
  maxLength: HASH_LENGTH,
})

/** What holds for a whole service. One record, in the service's own space (docs/protocol.md §4b); the manager writes it. */
export const serviceSettings: FormDefinition = {
  id: 'service-settings',
  version: 1,
  compartment: 'officer',
  audience: 'manager',
  title: 'Settings of the service',
  living: true,
  pages: [
    {
      id: 'service',
      title: 'The service',
      items: [
        {
          kind: 'choice',
          id: 'profile',
          label: 'Which service is this?',
          options: [
            { id: 'family-safeguarding', label: 'Family Safeguarding (West Sussex, Surrey)' },
            { id: 'sheffield', label: 'Sheffield' },
          ],
        },
      ],
    },
    {
      id: 'wording',
      title: 'Wording',
      items: [
        packInUse('wording', 'Wording for every case'),
        packInUse('wording-west-sussex', 'Wording for West Sussex County Council'),
        packInUse('wording-surrey', 'Wording for Surrey County Council'),
      ],
    },
  ],
}
