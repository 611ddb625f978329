import type { FormDefinition, PageDefinition } from '#forms'
import { segment } from './wheel.ts'

const part = (
  id: string,
  title: string,
  label: string,
  looks: readonly string[],
  rim?: true,
): PageDefinition =>
  segment(title, {
    answer: { kind: 'yesno', id, label, dontKnow: true },
    looks,
    ...(rim ? { rim } : {}),
  })

/** Eight ways to have power over a partner, and the violence around them (forms.md §4). The wheel is well known; the words are ours. */
export const powerControlWheel: FormDefinition = {
  id: 'power-control-wheel',
  version: 1,
  compartment: 'client',
  audience: 'client',
  title: 'The Power and Control wheel',
  profiles: ['family-safeguarding'],
  completion: 'author',
  scoring: 'parts',
  minutes: 30,
  pages: [
    part('threats', 'Threats and pressure', 'Have I used threats to get my way?', [
      'Saying I will hurt them, or hurt myself, or leave.',
      'Saying I will report them, or making them do something wrong.',
    ]),
    part('scaring', 'Scaring', 'Have I scared my partner to get my way?', [
      'A look, a loud voice, a fist, a smashed plate.',
      'Hurting a pet. Letting them see a weapon.',
    ]),
    part('put-downs', 'Hurting with words', 'Have I put my partner down?', [
      'Calling them names. Making them feel bad, stupid or mad.',
      'Playing with their mind, so they no longer trust what they know.',
    ]),
    part('cutting-off', 'Cutting off from others', 'Have I kept my partner away from other people?', [
      'Having a say in who they see, where they go and what they read.',
      'Being jealous, and using that as the reason.',
    ]),
    part('blame', 'Making it small and blaming', 'Have I made it small, or blamed my partner?', [
      'Saying it was not so bad, or that it never took place.',
      'Saying they made me do it.',
    ]),
    part('children', 'Using the children', 'Have I used the children against my partner?', [
      'Sending messages through the children, or asking them to spy.',
      'Saying I will take the children away. Using visits to cause trouble.',
    ]),
    part('in-charge', 'Being the one in charge', 'Have I acted as if I am the boss at home?', [
      'Making the big choices alone. Wanting to be waited on.',
      'Saying that this is what men do, or what women do.',
    ]),
    part('money', 'Using money', 'Have I used money to have power?', [
      'Keeping them from a job. Making them ask for money.',
      'Taking their money, or not letting them know what there is.',
    ]),
    part(
      'violence',
      'Hurting the body, and sex',
      'Have I hurt my partner’s body, or made them have sex?',
      [
        'This is the rim of the wheel. It holds all the rest in place.',
        'Hitting, pushing or holding, even once. Sex that they did not want.',
      ],
      true,
    ),
  ],
}
