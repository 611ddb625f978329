import { ask, type FormDefinition } from '#forms'

/** Who works on a case: one record for as long as there is the case, whose history tells who did before (people-and-pathway.md, Allocation). */
const allocation1: FormDefinition = {
  id: 'allocation',
  version: 1,
  compartment: 'officer',
  audience: 'manager',
  title: 'Allocation',
  profiles: ['family-safeguarding'],
  living: true,
  pages: [
    {
      id: 'allocation',
      title: 'Who works on it',
      intro: 'Weigh waiting time, priority, risk and the officers’ workloads together.',
      items: [
        ask({ kind: 'text' }, 'officer', 'Officer', { hint: 'Their name as it stands in the service.' }),
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'pso', label: 'PSO' },
              { id: 'po', label: 'PO', hint: 'For the more complex cases.' },
            ],
          },
          'grade',
          'Their grade',
        ),
        ask({ kind: 'date' }, 'from', 'From'),
        ask({ kind: 'prose', maxLength: 2_000 }, 'reason', 'Why this officer, and why now?'),
      ],
    },
  ],
}

/** Whom it names is on the case, and nobody else (docs/protocol.md §4c): they are picked, not written. */
const allocation2: FormDefinition = {
  ...allocation1,
  version: 2,
  pages: allocation1.pages.map((page) => ({
    ...page,
    items: page.items.map((item) =>
      item.id === 'officer' ? ask({ kind: 'staff' }, 'officer', 'Officer') : item,
    ),
  })),
}

export const allocationVersions: readonly FormDefinition[] = [allocation1, allocation2]
