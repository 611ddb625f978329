import { ask, type FormDefinition, type QuestionDefinition, said } from '#forms'
import { aboutPerson, expectations, kindsOfAbuse, sheffield, signingPage, survivorsApart } from './parts.ts'

const words = (id: string, label: string, hint: string, required: string): QuestionDefinition =>
  ask({ kind: 'prose' }, id, label, { hint, required })

const agreed = (id: string, label: string, required: string): QuestionDefinition =>
  ask(
    {
      kind: 'choice',
      options: [
        { id: 'yes', label: 'Yes' },
        { id: 'no', label: 'No' },
        { id: 'not-asked', label: 'Not asked yet' },
        { id: 'does-not-apply', label: 'Does not apply' },
      ],
    },
    id,
    label,
    { required },
  )

/**
 * The whole assessment but its section 6, what the survivor does, which is a confidential record of its own. The person may have the sections
 * that are about them, and no more (people-and-pathway.md, Confidentiality).
 */
export const perpetratorAssessment: FormDefinition = {
  ...sheffield,
  id: 'perpetrator-assessment',
  title: 'Perpetrator assessment',
  completion: 'countersigned',
  pages: [
    aboutPerson(
      ask({ kind: 'date' }, 'started', 'Begun on', {
        hint: 'It takes at most three months.',
        required: 'Put the day it was begun',
      }),
    ),
    {
      id: 'planning',
      title: 'Planning',
      items: [
        survivorsApart('Its record is “Perpetrator assessment: section 6”, in the confidential part.'),
        ask({ kind: 'yesno' }, 'independent', 'Should the assessor be independent?', {
          hint: 'The Senior Fieldwork Manager decides: somebody who does not work with the family.',
          required: 'Say whether the assessor should be independent',
        }),
        ask({ kind: 'prose', maxLength: 2_000 }, 'independent-why', 'Why?', {
          required: 'Say why the assessor should or should not be independent',
        }),
        ask({ kind: 'prose' }, 'manager-plan', 'What does the manager’s action plan ask for?'),
      ],
    },
    {
      id: 'consents',
      title: 'Consent, from the first session',
      items: [
        agreed(
          'consent-checks',
          'Do they agree to checks with every agency that knows them?',
          'Say whether they agree to checks with agencies',
        ),
        agreed(
          'consent-police',
          'Do they agree to a police check?',
          'Say whether they agree to a police check',
        ),
        agreed(
          'consent-other-parents',
          'Do they agree that you speak with parents of their other children?',
          'Say whether they agree that you speak with parents of their other children',
        ),
        ask({ kind: 'date' }, 'consent-on', 'Asked on', { required: 'Put the day on which you asked' }),
      ],
    },
    {
      id: 'professionals',
      title: 'Professionals and records',
      items: [
        {
          kind: 'rows',
          id: 'professionals',
          label: 'Professionals who were asked',
          rowLabel: 'Professional',
          addLabel: 'Add a professional',
          ready: 2,
          most: 20,
          counted: true,
          columns: [
            { kind: 'text', id: 'professional', label: 'Who, and from where?' },
            { kind: 'date', id: 'professional-on', label: 'Date' },
            { kind: 'prose', id: 'professional-said', label: 'What did they say?' },
          ],
        },
        {
          kind: 'rows',
          id: 'offences',
          label: 'Offences, cautions, allegations and findings',
          rowLabel: 'Entry',
          addLabel: 'Add an entry',
          ready: 2,
          most: 20,
          counted: true,
          columns: [
            {
              kind: 'choice',
              id: 'offence-kind',
              label: 'What is it?',
              options: [
                { id: 'offence', label: 'Offence' },
                { id: 'caution', label: 'Caution' },
                { id: 'allegation', label: 'Allegation' },
                { id: 'finding', label: 'Finding of fact' },
                { id: 'nothing', label: 'Nothing is known' },
              ],
            },
            { kind: 'date', id: 'offence-on', label: 'Date' },
            { kind: 'prose', id: 'offence-what', label: 'What happened, and what came of it?' },
            { kind: 'text', id: 'offence-source', label: 'From which source?' },
          ],
        },
      ],
    },
    {
      id: 'process',
      title: 'How the assessment went',
      items: [
        {
          kind: 'rows',
          id: 'talks',
          label: 'Talks',
          rowLabel: 'Talk',
          addLabel: 'Add a talk',
          ready: 3,
          most: 20,
          counted: true,
          columns: [
            { kind: 'date', id: 'talk-on', label: 'Date' },
            { kind: 'text', id: 'talk-who', label: 'Who was there?' },
            { kind: 'prose', id: 'talk-about', label: 'What was it about?' },
          ],
        },
        words(
          'attitude-process',
          'What was their attitude to the assessment?',
          'To you, to being asked, to people in authority, and how that changed.',
          'Say what their attitude to the assessment was',
        ),
        words(
          'who-is-there',
          'What changes with who is in the room?',
          'What they say, how they say it, what others dare to say.',
          'Say what changes with who is in the room',
        ),
        words(
          'observations',
          'What did you see in the family?',
          'Between them and the children, and between the adults.',
          'Say what you saw in the family',
        ),
      ],
    },
    {
      id: 'children',
      title: 'The children',
      items: [
        words(
          'child',
          'What is known of the child?',
          'Each child: health, school, feelings, behaviour, what they need.',
          'Say what is known of the child',
        ),
        ask({ kind: 'yesno', dontKnow: true }, 'other-children', 'Does this person have other children?', {
          required: 'Say whether this person has other children',
        }),
        ask({ kind: 'prose' }, 'other-children-more', 'What do their parents and their records say?', {
          hint: 'This is about third parties: it does not go out to this person.',
          when: said('other-children', 'yes'),
          required: 'Say what their parents and their records say',
        }),
      ],
    },
    {
      id: 'abuse',
      title: 'The abuse',
      items: [
        kindsOfAbuse,
        words(
          'attitude-abuse',
          'What is their attitude to their abuse?',
          'What they own, what they deny or make small, whom they blame.',
          'Say what their attitude to their abuse is',
        ),
        words(
          'pattern',
          'Which pattern did the Single Assessment find?',
          'As far as it is safe to share.',
          'Say which pattern the Single Assessment found',
        ),
        words(
          'impact',
          'What has it done to the child and the family?',
          'As far as it is safe to share.',
          'Say what it has done to the child and the family',
        ),
      ],
    },
    {
      id: 'person',
      title: 'The person',
      items: [
        words(
          'family-history',
          'Family and relationships',
          'How they grew up, the relationships they have had, what shapes how they behave.',
          'Write about their family and relationships',
        ),
        words(
          'culture',
          'Culture',
          'What of their culture or faith bears on this, as they see it and as you see it.',
          'Write about culture, or that nothing bears on this',
        ),
        words(
          'parenting',
          'Parenting',
          'What they do well, what they leave to others, what they put the children through.',
          'Write about their parenting',
        ),
      ],
    },
    {
      id: 'analysis',
      title: 'Analysis',
      items: [
        ask(
          {
            kind: 'rating',
            levels: [
              { id: 'low', label: 'Low' },
              { id: 'medium', label: 'Medium' },
              { id: 'high', label: 'High' },
            ],
          },
          'risk',
          'How high is the risk that they abuse again?',
          { required: 'Rate the risk that they abuse again' },
        ),
        {
          kind: 'guidance',
          id: 'flag',
          title: 'HAZARD flag',
          text: ['Not known yet: the risk is not rated.'],
          outcomes: [
            {
              when: said('risk', 'high'),
              tone: 'warning',
              text: ['Needed: fill “HAZARD: decision and letter” once this is endorsed.'],
            },
            { when: { any: [said('risk', 'low'), said('risk', 'medium')] }, text: ['Not needed.'] },
          ],
        },
        words(
          'risk-why',
          'What does that rest on?',
          'The safety of the survivor and of the children, from everything above.',
          'Say what the rating rests on',
        ),
        words(
          'manageable',
          'Can the risk be managed, and how?',
          'By whom, with what, and how you would know that it no longer works.',
          'Say whether the risk can be managed, and how',
        ),
        words(
          'risk-children',
          'What exactly is the risk to the children?',
          'In a sentence or two that nobody can misread.',
          'Say what exactly the risk to the children is',
        ),
        ...expectations,
        words(
          'next-steps',
          'What are the next steps?',
          'Who does what, by when.',
          'Say what the next steps are',
        ),
        ask({ kind: 'yesno' }, 'safeguarded', 'Are the children safe enough for the plan to be endorsed?', {
          hint: 'The Senior Fieldwork Manager decides, by endorsing this or sending it back.',
          required: 'Say whether the children are safe enough',
        }),
      ],
    },
    {
      id: 'sharing',
      title: 'Sharing',
      items: [
        {
          kind: 'guidance',
          id: 'order',
          title: 'The order matters',
          tone: 'warning',
          text: [
            'The survivor is told first, then the network. Whether and how this person gets their sections is talked over with the survivor before. That is recorded in section 6.',
            'Never section 6, and nothing about parents of other children or other third parties.',
          ],
        },
        ask({ kind: 'date' }, 'network-on', 'Shared with the network on'),
        ask({ kind: 'date' }, 'person-on', 'Sections given to this person on'),
        ask({ kind: 'prose', maxLength: 2_000 }, 'person-sections', 'Which sections?'),
      ],
    },
    signingPage,
  ],
}
