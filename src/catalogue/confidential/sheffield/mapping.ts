import { ask, type FormDefinition, type QuestionDefinition, said } from '#forms'
import { banner, dash, dashIsHigh, seenAlone, survivors } from './parts.ts'

const words = (id: string, label: string, hint?: string): QuestionDefinition =>
  ask({ kind: 'prose' }, id, label, hint === undefined ? {} : { hint })

/**
 * The abuse as the survivor knows it, with the survivor alone. The tool itself is lost in the source: headings after its guidance, words ours
 * (people-and-pathway.md, Sheffield profile). It is gone through over several visits, so little in it is waited for.
 */
export const mapping: FormDefinition = {
  ...survivors,
  id: 'mapping',
  title: 'Mapping',
  pages: [
    {
      id: 'meeting',
      title: 'Before you begin',
      items: [
        banner,
        ...seenAlone,
        {
          kind: 'guidance',
          id: 'care',
          title: 'Take care',
          text: [
            'Telling it can bring it all back. Go at the survivor’s pace, stop when they want to, and agree who is there for them afterwards.',
            'Assume that they have been keeping themself and the children safe all along, and ask how.',
          ],
        },
      ],
    },
    {
      id: 'behaviour',
      title: 'What is done',
      intro: 'Single acts, not a picture of the whole. What did they do, and what came next?',
      items: [
        words('before', 'Before an incident', 'How does it build up, and how does the survivor know?'),
        words(
          'during',
          'During an incident',
          'What is done, to whom, with what, and where are the children?',
        ),
        words('after', 'After an incident', 'What is said and done, and what is asked of the survivor?'),
        ask({ kind: 'prose' }, 'worst', 'At its worst', {
          hint: 'As the survivor tells it, and as the children do. What was going on around it?',
          required: 'Say what it was like at its worst',
        }),
        ask({ kind: 'prose' }, 'longevity', 'How long it has gone on', {
          hint: 'Since when, how often, and how it has changed.',
          required: 'Say how long it has gone on',
        }),
        words(
          'good-day',
          'A typical day that is good',
          'What makes it good? What does everyone do to keep it so?',
        ),
        words('bad-day', 'A typical day that is bad', 'What makes it bad, and for whom?'),
        ask({ kind: 'prose' }, 'patterns', 'Patterns', {
          hint: 'What comes back: times, triggers, ways of control.',
          required: 'Say which patterns there are',
        }),
        words('previous', 'Earlier relationships', 'What the survivor knows of how others were treated.'),
        words('others', 'Friends and family', 'How they are treated, and what they have seen.'),
      ],
    },
    {
      id: 'children',
      title: 'The children',
      items: [
        words('direct', 'Acts against the children', 'Harm and neglect.'),
        words(
          'indirect',
          'Acts that reach the children by way of others',
          'What they see, hear, carry or put right.',
        ),
        words('account', 'The children’s own account', 'In their words.'),
        words('direct-work', 'Work with the children', 'What was done with each child, and what it showed.'),
      ],
    },
    {
      id: 'impact',
      title: 'What it does to the family',
      items: [
        words('homelessness', 'Losing a home'),
        words('neglect', 'Neglect', 'What the children go without because of it.'),
        words('appointments', 'Missed appointments', 'Health, school, services.'),
        words('parenting', 'Getting in the way of the survivor’s parenting'),
        ask({ kind: 'prose' }, 'caused', 'What it has caused', {
          hint: 'For each child, and for the household.',
          required: 'Say what it has caused',
        }),
        words('worsened', 'What it has made worse', 'Things that were there before.'),
      ],
    },
    {
      id: 'keeping-safe',
      title: 'How the survivor keeps everyone safe',
      items: [
        ask({ kind: 'prose' }, 'survivor-acts', 'What the survivor does to keep the children safe', {
          hint: 'Also what may look like giving in. Put it beside what they were up against.',
          required: 'Say what the survivor does to keep the children safe',
        }),
        words('support', 'Who stands by the survivor'),
        ask({ kind: 'yesno' }, 'safety-plan', 'Is there a safety plan now?', {
          required: 'Say whether there is a safety plan now',
        }),
        {
          kind: 'guidance',
          id: 'plan-guidance',
          title: 'Make a safety plan before you leave',
          tone: 'warning',
          text: ['Fill “Survivor’s safety plan” together. It comes before any talk with the other person.'],
          appliesWhen: said('safety-plan', 'no'),
        },
      ],
    },
    {
      id: 'sharing',
      title: 'What is safe to share',
      intro: 'Everything here is confidential until it stands in this list as safe to share.',
      items: [
        {
          kind: 'rows',
          id: 'shareable',
          label: 'What we talked about sharing',
          rowLabel: 'Thing',
          addLabel: 'Add a thing',
          ready: 2,
          most: 20,
          columns: [
            { kind: 'prose', id: 'share-what', label: 'What is it?', maxLength: 2_000 },
            {
              kind: 'choices',
              id: 'share-with',
              label: 'With whom is it safe to share?',
              options: [
                { id: 'nobody', label: 'Nobody', exclusive: true },
                { id: 'professionals', label: 'Professionals' },
                { id: 'network', label: 'The network' },
                { id: 'person', label: 'The person who has caused harm' },
              ],
            },
            { kind: 'prose', id: 'share-measures', label: 'What could happen, and what keeps them safe?' },
            { kind: 'date', id: 'share-agreed', label: 'The survivor agreed on' },
          ],
        },
        ask({ kind: 'prose' }, 'involving', 'How to involve the person who has caused harm', {
          hint: 'How far it is safe, what to say, when and where.',
          required: 'Say how far it is safe to involve them',
        }),
      ],
    },
    {
      id: 'dash',
      title: 'DASH after mapping',
      items: [
        ...dash,
        {
          kind: 'guidance',
          id: 'marac',
          title: 'MARAC',
          text: ['Not known yet: bring DASH up to date.'],
          outcomes: [
            { when: dashIsHigh, tone: 'warning', text: ['Refer now: DASH is high.'] },
            {
              when: { any: [said('dash', 'medium'), said('dash', 'standard')] },
              text: ['No referral after mapping: DASH is not high.'],
            },
          ],
        },
        ask({ kind: 'date' }, 'marac-on', 'Referred to MARAC on', {
          when: dashIsHigh,
          required: 'Refer to MARAC, and put the day',
        }),
      ],
    },
  ],
}
