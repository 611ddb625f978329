import { ask, type FormDefinition, said } from '#forms'

const mustBeTold = said('undermines', 'yes')

/**
 * Something that the client asked to keep private: whether it can be, and if not, that they were given the chance to say it themselves, and whether they did
 * (people-and-pathway.md, Confidentiality 4).
 */
export const keptPrivate: FormDefinition = {
  id: 'kept-private',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Asked to keep private',
  profiles: ['family-safeguarding', 'sheffield'],
  completion: 'author',
  pages: [
    {
      id: 'asked',
      title: 'What they asked',
      items: [
        ask({ kind: 'prose', maxLength: 4_000 }, 'what', 'What did they ask to keep private?', {
          hint: 'No more of it than you need to know it again.',
          required: 'Say what they asked to keep private',
        }),
        ask({ kind: 'text' }, 'where', 'Where did they say or write it?', {
          hint: 'Which session, which exercise, which question.',
          required: 'Say where they said or wrote it',
        }),
        ask({ kind: 'date' }, 'asked-on', 'When did they ask?', { required: 'Put the day they asked' }),
      ],
    },
    {
      id: 'decision',
      title: 'Can it be kept?',
      items: [
        ask({ kind: 'yesno' }, 'undermines', 'Would keeping it get in the way of managing the case?', {
          hint: 'Of keeping the survivor, the children or anybody else safe.',
          required: 'Say whether keeping it would get in the way of managing the case',
        }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'why-kept', 'Why can it be kept?', {
          when: said('undermines', 'no'),
          required: 'Say why it can be kept',
        }),
        {
          kind: 'guidance',
          id: 'chance-guidance',
          title: 'They get the chance to say it themselves first',
          tone: 'warning',
          text: [
            'Tell them that it cannot stay private, and why. Agree to whom they say it and by when. If somebody is in danger now, do not wait for that.',
          ],
          appliesWhen: mustBeTold,
        },
        ask({ kind: 'text' }, 'say-to', 'To whom are they to say it?', {
          when: mustBeTold,
          required: 'Say to whom they are to say it',
        }),
        ask({ kind: 'date' }, 'say-by', 'By when?', {
          when: mustBeTold,
          required: 'Put the day by which they are to say it',
        }),
        ask({ kind: 'date' }, 'checked-on', 'When did you check?', {
          hint: 'With the person to whom they were to say it. It stays on your list until then.',
          when: mustBeTold,
          required: 'Put the day you checked',
        }),
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'yes', label: 'Yes, all of it' },
              { id: 'part', label: 'Part of it' },
              { id: 'no', label: 'No' },
            ],
          },
          'said',
          'Have they said it?',
          { when: mustBeTold, required: 'Say whether they have said it' },
        ),
        ask({ kind: 'text' }, 'told', 'Who told the rest, to whom and when?', {
          hint: 'Put it in the disclosure register too.',
          when: { any: [said('said', 'part'), said('said', 'no')] },
          required: 'Say who told the rest, to whom and when',
        }),
      ],
    },
  ],
}
