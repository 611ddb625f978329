import { ask, type FormDefinition, said } from '#forms'
import { banner, survivors } from './parts.ts'

/** What the survivor does, withheld from the other person whatever else of the assessment they are given (people-and-pathway.md). */
export const perpetratorAssessmentSurvivor: FormDefinition = {
  ...survivors,
  id: 'perpetrator-assessment-survivor',
  title: 'Perpetrator assessment: section 6',
  pages: [
    {
      id: 'acts',
      title: 'What the survivor does',
      items: [
        banner,
        ask({ kind: 'text' }, 'survivor', 'Name of the survivor', {
          required: 'Put the name of the survivor',
        }),
        ask({ kind: 'prose' }, 'protects', 'How the survivor keeps the children safe', {
          hint: 'Each thing they do, and what it spares the children.',
          required: 'Say how the survivor keeps the children safe',
        }),
        ask({ kind: 'prose' }, 'adapts', 'How the survivor has had to change', {
          hint: 'What they do, leave or put up with because of the other person.',
          required: 'Say how the survivor has had to change',
        }),
        ask({ kind: 'prose' }, 'parenting', 'The survivor’s parenting', {
          hint: 'What they do well, and what the abuse takes from it.',
          required: 'Write about the survivor’s parenting',
        }),
        ask({ kind: 'prose' }, 'support', 'Who stands by the survivor, and what more is needed'),
        ask({ kind: 'prose' }, 'known-only-here', 'What else only the survivor told you', {
          hint: 'Also where the other person refused, and all that is known comes from the survivor.',
        }),
      ],
    },
    {
      id: 'sharing',
      title: 'Sharing the assessment',
      items: [
        ask({ kind: 'date' }, 'survivor-on', 'The survivor was told of the result on', {
          hint: 'First, before the network and before the other person.',
          required: 'Tell the survivor first, and put the day',
        }),
        ask({ kind: 'prose' }, 'survivor-said', 'What did the survivor say to it?', {
          required: 'Say what the survivor said to it',
        }),
        ask({ kind: 'yesno' }, 'may-share', 'Is it safe for the other person to get their sections?', {
          hint: 'As you and the survivor see it together.',
          required: 'Say whether it is safe for the other person to get their sections',
        }),
        ask({ kind: 'prose' }, 'measures', 'What keeps everyone safe when they get them?', {
          when: said('may-share', 'yes'),
          required: 'Say what keeps everyone safe',
        }),
        ask({ kind: 'prose' }, 'not-safe', 'Why not, and what instead?', {
          when: said('may-share', 'no'),
          required: 'Say why not, and what you do instead',
        }),
        {
          kind: 'guidance',
          id: 'hold-back',
          title: 'Nothing goes out for now',
          tone: 'warning',
          text: [
            'Take it to the Senior Fieldwork Manager. Do not say to the other person why they have to wait.',
          ],
          appliesWhen: said('may-share', 'no'),
        },
      ],
    },
  ],
}
