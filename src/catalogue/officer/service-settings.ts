import type { FormDefinition, QuestionDefinition } from '#forms'
import { councils } from './councils.ts'

const HASH_LENGTH = 43

/** The hash of the pack whose words new records begin in; `council`: in the cases of that council. */
const packInUse = (council: string, label: string): QuestionDefinition => ({
  kind: 'text',
  id: wordingFor(council),
  label,
  maxLength: HASH_LENGTH,
})

/** The question of the settings that names the pack of a council; of every council, where none is given. */
export const wordingFor = (council: string | null): string =>
  council === null ? 'wording' : `wording-${council}`

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
        { kind: 'text', id: 'wording', label: 'Wording for every case', maxLength: HASH_LENGTH },
        ...councils.map(({ id, label }) => packInUse(id, `Wording for ${label}`)),
      ],
    },
  ],
}
