import { ask, type FormDefinition, said } from '#forms'
import { banner, dash, dashIsHigh, seenAlone, survivors } from './parts.ts'

const mediumWithConsent = { all: [said('dash', 'medium'), said('dash-consent', 'yes')] } as const
const goesOn = { any: [dashIsHigh, mediumWithConsent] } as const

/** Partnering with the survivor in a Single Assessment, and DASH at its end (people-and-pathway.md, Sheffield profile). */
export const singleAssessmentSurvivor: FormDefinition = {
  ...survivors,
  id: 'single-assessment-survivor',
  title: 'Single Assessment: the survivor’s part',
  pages: [
    {
      id: 'meeting',
      title: 'Seeing the survivor',
      items: [
        banner,
        ...seenAlone,
        ask({ kind: 'yesno' }, 'consent', 'Does the survivor agree that this is recorded?', {
          hint: 'Say where it stands and who can read it.',
          required: 'Say whether the survivor agrees that this is recorded',
        }),
        ask({ kind: 'yesno' }, 'plan-made', 'Is there a safety plan?', {
          hint: 'Make it on the first visit. It has a record of its own.',
          required: 'Say whether there is a safety plan',
        }),
        ask({ kind: 'yesno' }, 'mapped', 'Has mapping been done?', {
          required: 'Say whether mapping has been done',
        }),
      ],
    },
    {
      id: 'account',
      title: 'What the survivor says',
      items: [
        ask({ kind: 'prose' }, 'relationship', 'The relationship and the abuse, in short', {
          hint: 'The whole of it is in the record of mapping.',
          required: 'Write about the relationship and the abuse',
        }),
        ask({ kind: 'prose' }, 'impact', 'What it does to the survivor and the children', {
          required: 'Say what it does to the survivor and the children',
        }),
        ask({ kind: 'prose' }, 'protects', 'How the survivor keeps the children safe', {
          required: 'Say how the survivor keeps the children safe',
        }),
        ask({ kind: 'prose' }, 'wishes', 'What the survivor wants to happen'),
      ],
    },
    {
      id: 'sharing',
      title: 'Before you meet the other person',
      items: [
        ask({ kind: 'prose' }, 'safe-to-share', 'What is safe to say to them?', {
          required: 'Say what is safe to say to them',
        }),
        ask({ kind: 'prose' }, 'not-to-share', 'What must they not learn?', {
          required: 'Say what they must not learn',
        }),
        ask(
          { kind: 'prose', maxLength: 2_000 },
          'updates',
          'How does the survivor want to hear afterwards?',
          {
            hint: 'After every meeting with them: by what way, at what times.',
            required: 'Say how the survivor wants to hear afterwards',
          },
        ),
      ],
    },
    {
      id: 'dash',
      title: 'DASH after the assessment',
      intro: 'Set what you know now beside the latest DASH.',
      items: [
        ...dash,
        ask({ kind: 'prose', maxLength: 2_000 }, 'dash-compared', 'What has changed since the one before?', {
          required: 'Say what has changed since the DASH before',
        }),
        ask({ kind: 'yesno' }, 'dash-consent', 'Does the survivor agree to a referral?', {
          hint: 'Where DASH is high it goes on all the same.',
          when: said('dash', 'medium'),
          required: 'Say whether the survivor agrees to a referral',
        }),
        {
          kind: 'guidance',
          id: 'referral',
          title: 'IDAS and MARAC',
          text: ['Not known yet: bring DASH up to date.'],
          outcomes: [
            {
              when: dashIsHigh,
              tone: 'warning',
              text: ['Refer now to both, also if the survivor does not agree: DASH is high.'],
            },
            { when: mediumWithConsent, text: ['Refer to both: DASH is medium and the survivor agrees.'] },
            {
              when: { all: [said('dash', 'medium'), said('dash-consent', 'no')] },
              text: ['No referral: DASH is medium and the survivor does not agree.'],
            },
            { when: said('dash', 'standard'), text: ['No referral: DASH is standard.'] },
          ],
        },
        ask({ kind: 'date' }, 'referred-on', 'Referred on', {
          when: goesOn,
          required: 'Refer to IDAS and MARAC, and put the day',
        }),
      ],
    },
  ],
}
