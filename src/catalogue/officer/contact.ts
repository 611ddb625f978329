import { ask, type FormDefinition, said } from '#forms'

/** A contact about a case or a meeting on it, appointments with the client apart (people-and-pathway.md, During the work). */
export const contact: FormDefinition = {
  id: 'contact',
  version: 1,
  compartment: 'officer',
  audience: 'officer',
  title: 'Contact or meeting',
  profiles: ['family-safeguarding'],
  completion: 'author',
  pages: [
    {
      id: 'when',
      title: 'What and when',
      items: [
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'three-way', label: 'Three-way meeting' },
              { id: 'core-group', label: 'Core group' },
              { id: 'conference', label: 'Review child protection conference' },
              { id: 'child-in-need', label: 'Child in need meeting' },
              { id: 'supervision', label: 'Group case supervision' },
              { id: 'call', label: 'Telephone call' },
              { id: 'message', label: 'E-mail or letter' },
              { id: 'visit', label: 'Home visit' },
              { id: 'other', label: 'Another contact' },
            ],
          },
          'kind',
          'What is it?',
          { required: 'Say what kind of contact or meeting it is' },
        ),
        ask({ kind: 'date' }, 'date', 'Date', { required: 'Put its date' }),
        ask({ kind: 'text', maxLength: 40 }, 'time', 'Time'),
        ask({ kind: 'text' }, 'who', 'With whom?', {
          hint: 'Names and what they are there for.',
          required: 'Say with whom',
        }),
      ],
    },
    {
      id: 'outcome',
      title: 'What came of it',
      items: [
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'held', label: 'It took place' },
              { id: 'cancelled', label: 'It was cancelled' },
              { id: 'not-suitable', label: 'It does not suit this case' },
            ],
          },
          'outcome',
          'Did it take place?',
          {
            hint: 'A three-way meeting that does not suit is left out; the next meeting of all agencies stands in for it.',
            required: 'Say whether it took place',
          },
        ),
        ask({ kind: 'prose', maxLength: 2_000 }, 'why-not', 'Why not?', {
          when: { any: [said('outcome', 'cancelled'), said('outcome', 'not-suitable')] },
          required: 'Say why it did not take place',
        }),
        ask({ kind: 'prose' }, 'said', 'What was said and decided?', {
          hint: 'Not what the survivor told: that belongs in the separate place.',
          when: said('outcome', 'held'),
          required: 'Say what was said and decided',
        }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'next', 'Who does what next?', {
          when: said('outcome', 'held'),
        }),
      ],
    },
  ],
}
