import { ask, type FormDefinition } from '#forms'

/** A case's place on the waiting list: how long it waits, how pressing it is (people-and-pathway.md, Allocation). */
export const waitingEntry: FormDefinition = {
  id: 'waiting-entry',
  version: 1,
  compartment: 'officer',
  audience: 'manager',
  title: 'Waiting list entry',
  profiles: ['family-safeguarding'],
  pages: [
    {
      id: 'waiting',
      title: 'On the waiting list',
      items: [
        ask({ kind: 'date' }, 'since', 'Waiting since', { hint: 'The day it was accepted.' }),
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'high', label: 'High' },
              { id: 'medium', label: 'Medium' },
              { id: 'low', label: 'Low' },
            ],
          },
          'priority',
          'Priority',
        ),
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'very-high', label: 'Very high' },
              { id: 'high', label: 'High' },
              { id: 'medium', label: 'Medium' },
              { id: 'low', label: 'Low' },
              { id: 'not-known', label: 'Not known' },
            ],
          },
          'risk',
          'Risk of serious harm, as far as it is known',
        ),
        ask({ kind: 'prose', maxLength: 2_000 }, 'why', 'What do priority and risk rest on?'),
        ask({ kind: 'date' }, 'near-top-told', 'When was the referrer told that the client is near the top?'),
      ],
    },
  ],
}
