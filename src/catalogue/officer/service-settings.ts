import { ask, type FormDefinition, type QuestionDefinition } from '#forms'

const HASH_LENGTH = 43

/** The hash of the pack whose words new records begin in. */
const packInUse = (id: string, label: string): QuestionDefinition => ({
  kind: 'text',
  id,
  label,
  maxLength: HASH_LENGTH,
})

const wording = {
  id: 'wording',
  title: 'Wording',
  items: [
    packInUse('wording', 'Wording for every case'),
    packInUse('wording-west-sussex', 'Wording for West Sussex County Council'),
    packInUse('wording-surrey', 'Wording for Surrey County Council'),
  ],
}

const profile: QuestionDefinition = {
  kind: 'choice',
  id: 'profile',
  label: 'Which service is this?',
  options: [
    { id: 'family-safeguarding', label: 'Family Safeguarding (West Sussex, Surrey)' },
    { id: 'sheffield', label: 'Sheffield' },
  ],
}

const confidentialDays: QuestionDefinition = {
  kind: 'choice',
  id: 'confidential-days',
  label: 'How long does the separate place open without the server?',
  options: ['3', '7', '14', '28'].map((days) => ({ id: days, label: `${days} days` })),
}

const years = { from: 1, to: 100 }

const keeping = {
  id: 'keeping',
  title: 'Keeping cases',
  items: [
    ask({ kind: 'number', ...years }, 'keep-years', 'For how many years is a case kept once it has ended?'),
    ask(
      { kind: 'number', ...years },
      'keep-longer-years',
      'And one whose file names Child Protection, court proceedings or an order?',
    ),
  ],
}

/** What holds for a whole service. One record, in the service's own space (docs/protocol.md §4b); the manager writes it. */
const settings1: FormDefinition = {
  id: 'service-settings',
  version: 1,
  compartment: 'officer',
  audience: 'manager',
  title: 'Settings of the service',
  living: true,
  pages: [{ id: 'service', title: 'The service', items: [profile] }, wording],
}

const settings2: FormDefinition = {
  ...settings1,
  version: 2,
  pages: [{ id: 'service', title: 'The service', items: [profile, confidentialDays] }, wording],
}

/** It goes on for as long as the service does: it is always on its newest version. */
const settings3: FormDefinition = { ...settings2, version: 3, pages: [...settings2.pages, keeping] }

export const serviceSettingsVersions: readonly FormDefinition[] = [settings1, settings2, settings3]
