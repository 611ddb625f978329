import { ask, type FormDefinition, type ItemDefinition, said } from '#forms'
import { sourcesOrApart } from './sources.ts'

const held = said('outcome', 'held')

/**
 * A contact about a case or a meeting on it, appointments with the client apart (people-and-pathway.md, During the work). Each thing that was told has its
 * source, its date and whether it is verified.
 */
export const contact = contactForm(2, [
  {
    kind: 'rows',
    id: 'information',
    label: 'What was told',
    hint: 'Each thing by itself, with where it comes from. What came from the survivor or a child belongs in the separate place, and so does what nobody knows the source of.',
    rowLabel: 'Piece of information',
    addLabel: 'Add a piece of information',
    ready: 1,
    most: 20,
    columns: [
      {
        kind: 'choice',
        id: 'information-from',
        label: 'Where does it come from?',
        options: sourcesOrApart,
        requiredFor: { completion: 'Say of each piece of information where it comes from' },
      },
      {
        kind: 'prose',
        id: 'information-told',
        label: 'What was told?',
        maxLength: 4_000,
        requiredFor: { completion: 'Say what was told, or that it is in the separate place' },
      },
      {
        kind: 'date',
        id: 'information-dated',
        label: 'From when is it?',
        requiredFor: { completion: 'Put the date of each piece of information' },
      },
      {
        kind: 'yesno',
        id: 'information-verified',
        label: 'Has it been verified?',
        requiredFor: { completion: 'Say of each piece of information whether it is verified' },
      },
    ],
    appliesWhen: held,
  },
  ask({ kind: 'prose' }, 'decided', 'What was decided?', {
    when: held,
    required: 'Say what was decided, or that nothing was',
  }),
])

/** The first version asked for no sources. */
export const contact1 = contactForm(1, [
  ask({ kind: 'prose' }, 'said', 'What was said and decided?', {
    hint: 'Not what the survivor told: that belongs in the separate place.',
    when: held,
    required: 'Say what was said and decided',
  }),
])

function contactForm(version: number, whatWasSaid: readonly ItemDefinition[]): FormDefinition {
  return {
    id: 'contact',
    version,
    compartment: 'officer',
    audience: 'officer',
    title: 'Contact or meeting',
    profiles: ['family-safeguarding', 'sheffield'],
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
          ...whatWasSaid,
          ask({ kind: 'prose', maxLength: 2_000 }, 'next', 'Who does what next?', {
            when: held,
          }),
        ],
      },
    ],
  }
}
