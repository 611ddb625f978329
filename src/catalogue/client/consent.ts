import type { FormDefinition, GuidanceDefinition, Option, QuestionDefinition } from '#forms'
import { askedInOneForm } from './consent-by-council.ts'

/** What differs between councils: who asked for what, whose the assessment is, and what is agreed to. */
export type ByCouncil = { readonly [place in 'asked' | 'owner' | 'yes']: readonly GuidanceDefinition[] }

const mayTalk: readonly Option[] = [
  { id: 'yes', label: 'Yes, you may' },
  { id: 'no', label: 'No, please do not' },
  { id: 'not-sure', label: 'I am not sure yet' },
]

/** Somebody the client may keep us from talking to. */
const refusable = (
  id: string,
  words: { readonly label: string; readonly hint: string; readonly about: string },
  options = mayTalk,
) =>
  ({
    kind: 'choice',
    id,
    label: words.label,
    hint: words.hint,
    options,
    requiredFor: { completion: `Choose an answer about ${words.about}` },
  }) satisfies QuestionDefinition

const chooses = 'You choose for each one. If you are not sure yet, we wait until you tell us.'

const guidance = (id: string, ...text: readonly string[]): GuidanceDefinition => ({
  kind: 'guidance',
  id,
  text,
})

/**
 * Saying yes to the work (forms.md §3), in words that hold for any council; a content pack has those of one. What is said about privacy is the
 * same for every client: nothing here may hint that somebody has told us something.
 */
export const consent = consentForm(2, {
  asked: [
    guidance(
      'asked',
      'The council has asked us to work with you. We may do a risk assessment: we look at how safe your family is. If the work is right for you, we may also help you to make changes.',
      'The leaflet explains what this means for you.',
    ),
  ],
  owner: [guidance('owner', 'The risk assessment belongs to the council that asked for it.')],
  yes: [
    guidance(
      'yes',
      'I agree to the council asking this service to work with me. I agree to a risk assessment. If the work is right for me, I agree to that too.',
      'I have read what this means, or it was read to me.',
    ),
  ],
})

/** With the words of both councils in it. */
export const consent1 = consentForm(1, askedInOneForm)

function consentForm(version: number, { asked, owner, yes }: ByCouncil): FormDefinition {
  return {
    id: 'consent',
    version,
    compartment: 'client',
    audience: 'client',
    title: 'What this is, and saying yes to it',
    profiles: ['family-safeguarding'],
    completion: 'author',
    minutes: 15,
    pages: [
      {
        id: 'what-this-is',
        title: 'What this is',
        intro: 'Nobody has to do this. You can say yes or no, and you can change your mind later.',
        items: [
          {
            kind: 'choice',
            id: 'authority',
            label: 'Which council asked for this work?',
            options: [
              { id: 'west-sussex', label: 'West Sussex County Council' },
              { id: 'surrey', label: 'Surrey County Council' },
            ],
            requiredFor: { completion: 'Say which council asked for this work' },
          },
          ...asked,
          {
            kind: 'guidance',
            id: 'worker',
            text: [
              'Your worker is a Domestic Abuse Officer. They come from Probation. For now they work with children’s services.',
            ],
          },
          {
            kind: 'yesno',
            id: 'leaflet',
            label: 'Have you been given the leaflet?',
            dontKnow: true,
            requiredFor: { completion: 'Say whether you have been given the leaflet' },
          },
        ],
      },
      {
        id: 'always',
        title: 'Who we always talk to',
        intro: 'To do this work we have to talk to three services. We ask what they know, and we use it.',
        items: [
          {
            kind: 'guidance',
            id: 'always-three',
            title: 'These are',
            text: ['The police', 'Probation', 'Children’s services'],
          },
          {
            kind: 'guidance',
            id: 'always-why',
            text: [
              'We cannot do the work without all three. If this worries you, tell your worker before you go on.',
            ],
          },
        ],
      },
      {
        id: 'your-say',
        title: 'Who you can say no to',
        intro: `It can help if we talk to other people too. ${chooses}`,
        items: [
          refusable('drug-alcohol', {
            label: 'May we talk to a drug and alcohol service?',
            hint: 'One that helps you now, or has helped you before.',
            about: 'the drug and alcohol service',
          }),
          refusable('gp', {
            label: 'May we talk to your GP?',
            hint: 'The doctor you see, or any doctor at the same place.',
            about: 'your GP',
          }),
        ],
      },
      {
        id: 'your-say-more',
        title: 'More people you can say no to',
        intro: chooses,
        items: [
          refusable('mental-health', {
            label: 'May we talk to the mental health team near you?',
            hint: 'One that helps you now, or has helped you before.',
            about: 'the mental health team',
          }),
          {
            ...refusable(
              'other',
              {
                label: 'May we talk to anyone else?',
                hint: 'Your worker will tell you who that could be.',
                about: 'anyone else',
              },
              [...mayTalk, { id: 'nobody', label: 'There is nobody else' }],
            ),
            companions: [{ kind: 'text', id: 'who', label: 'Who is that?' }],
          },
        ],
      },
      {
        id: 'what-you-say',
        title: 'What happens to what you say',
        items: [
          {
            kind: 'guidance',
            id: 'use',
            title: 'How we use it',
            text: ['We may use anything you tell your worker in the risk assessment.'],
          },
          ...owner,
          {
            kind: 'guidance',
            id: 'team',
            title: 'Who in the team can see it',
            text: [
              'Your worker is part of the Family Safeguarding Team. In this team we share what we know with each other.',
              'It is kept in the case notes. Your social worker, the team’s manager and others in the team read these often.',
            ],
          },
        ],
      },
      {
        id: 'privacy',
        title: 'What we share and what stays private',
        intro:
          'These rules are the same for everyone we work with. We go through them with everyone at the start.',
        items: [
          {
            kind: 'guidance',
            id: 'what-you-tell',
            title: 'What you tell us',
            text: [
              'We usually share it with your partner or ex-partner, and with people who work with your family.',
              'You can ask us to keep something private. We will, if the work stays safe.',
              'If something has to be told, you get the chance to say it yourself first. Then we check that it has been said.',
            ],
          },
          {
            kind: 'guidance',
            id: 'what-stays-private',
            title: 'What stays private',
            text: [
              'With every family, some things stay private. We do not pass on what could put a child or an adult at risk.',
              'Before we share what is private to a person, we talk with them about what could happen. We ask if they agree. Then we share no more than we need to.',
            ],
          },
          {
            kind: 'guidance',
            id: 'danger',
            title: 'If someone is in danger',
            text: ['Then we tell those who can keep them safe. We may do that even if you said no.'],
          },
          {
            kind: 'yesno',
            id: 'rules-explained',
            label: 'Has your worker gone through this with you?',
            dontKnow: true,
            requiredFor: { completion: 'Say whether your worker has gone through this with you' },
          },
        ],
      },
      {
        id: 'questions',
        title: 'Your questions',
        intro: 'Ask anything you like before you say yes. Take your time.',
        items: [
          {
            kind: 'yesno',
            id: 'questions-answered',
            label: 'Have your questions been answered?',
            dontKnow: true,
            hint: 'Say yes if you had none.',
            requiredFor: { completion: 'Say whether your questions have been answered' },
          },
          {
            kind: 'prose',
            id: 'open-question',
            label: 'What would you still like to know?',
            appliesWhen: {
              any: [
                { field: 'questions-answered/answer', is: 'no' },
                { field: 'questions-answered/answer', is: 'dont-know' },
              ],
            },
          },
        ],
      },
      {
        id: 'saying-yes',
        title: 'Saying yes',
        intro: 'You do not have to sign. If you are not sure, leave this page and talk to your worker.',
        items: [
          ...yes,
          {
            kind: 'text',
            id: 'name',
            label: 'Your name',
            requiredFor: { completion: 'Put your name' },
          },
          {
            kind: 'date',
            id: 'date',
            label: 'Today’s date',
            requiredFor: { completion: 'Put today’s date' },
          },
          {
            kind: 'signature',
            id: 'signature',
            label: 'I say yes to this work',
            hint: 'You can change your mind later. Just tell your worker.',
            nameField: 'name/answer',
            requiredFor: { completion: 'Sign to say yes to this work' },
          },
        ],
      },
    ],
  }
}
