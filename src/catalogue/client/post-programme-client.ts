import { ask, type FormDefinition, said } from '#forms'

/** What the client says to the report on the group programme, read together first (forms.md §10). */
export const postProgrammeClient: FormDefinition = {
  id: 'post-programme-client',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'What I think of my report',
  profiles: ['family-safeguarding'],
  completion: 'author',
  minutes: 15,
  pages: [
    {
      id: 'report',
      title: 'What I think of my report',
      intro:
        'You have been to the group. Your worker has put down how it went. Read it with your worker first. Then say what you think. There is no right or wrong.',
      items: [
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'totally', label: 'I agree with all of it' },
              { id: 'partially', label: 'I agree with some of it' },
              { id: 'not-at-all', label: 'I do not agree with any of it' },
            ],
          },
          'agree',
          'Do you agree with the report?',
          { required: 'Say how far you agree with the report' },
        ),
        ask({ kind: 'prose', dontKnow: true }, 'differ', 'Where do you see it in another way?', {
          when: { any: [said('agree', 'partially'), said('agree', 'not-at-all')] },
        }),
        ask({ kind: 'prose', dontKnow: true }, 'comments', 'What do you want to say about the group?', {
          hint: 'What helped you? What was hard? What will you keep doing?',
        }),
      ],
    },
  ],
}
