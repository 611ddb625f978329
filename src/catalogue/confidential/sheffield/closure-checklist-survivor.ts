import { ask, type FormDefinition, said } from '#forms'
import { banner, survivors } from './parts.ts'

/** The two of six things before closing that are about the survivor; the four others are in `closure-checklist`. */
export const closureChecklistSurvivor: FormDefinition = {
  ...survivors,
  id: 'closure-checklist-survivor',
  title: 'Closing: the survivor’s part',
  pages: [
    {
      id: 'recorded',
      title: 'Is it recorded?',
      items: [
        banner,
        ask({ kind: 'text' }, 'survivor', 'Name of the survivor', {
          required: 'Put the name of the survivor',
        }),
        ask({ kind: 'yesno' }, 'safety-plan', 'Does the safety plan stand on the survivor’s own record?', {
          required: 'Say whether the safety plan stands on the survivor’s record',
          companions: [{ kind: 'date', id: 'reviewed', label: 'Last looked at on' }],
        }),
        ask({ kind: 'yesno' }, 'support', 'Is support for the survivor planned?', {
          required: 'Say whether support for the survivor is planned',
        }),
        ask({ kind: 'prose' }, 'support-abuse', 'Support about the abuse: what, by whom?', {
          when: said('support', 'yes'),
          required: 'Say what support there is about the abuse, and by whom',
        }),
        ask({ kind: 'prose' }, 'support-parenting', 'Support as a parent: what, by whom?', {
          when: said('support', 'yes'),
          required: 'Say what support there is as a parent, and by whom',
        }),
        ask({ kind: 'prose' }, 'survivor-says', 'What does the survivor say to closing?', {
          required: 'Say what the survivor says to closing',
        }),
        ask(
          { kind: 'prose', maxLength: 2_000 },
          'afterwards',
          'Whom can they turn to afterwards, and safely how?',
          {
            required: 'Say whom they can turn to afterwards, and how',
          },
        ),
        {
          kind: 'guidance',
          id: 'may-close',
          title: 'Closing',
          text: ['Not known yet: something above is still open.'],
          outcomes: [
            {
              when: { any: [said('safety-plan', 'no'), said('support', 'no')] },
              tone: 'warning',
              text: ['Not ready: something above is answered with no.'],
            },
            {
              when: { all: [said('safety-plan', 'yes'), said('support', 'yes')] },
              text: ['This part is ready. The other part has to be ready too.'],
            },
          ],
        },
      ],
    },
  ],
}
