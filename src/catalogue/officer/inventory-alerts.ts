import type { AlertRule } from '#forms'

/** Once or more. Not knowing raises nothing: it is seen with the scores. */
const happened = [1, 2, 3, 4]

type Topic = {
  readonly id: string
  readonly form: 'inventory-abuse' | 'inventory-violence'
  readonly items: readonly string[]
  /** Titles by direction; what cannot be done to the client has one only. */
  readonly did: string
  readonly done?: { readonly id: string; readonly title: string }
  /** What to ask and why it is grave, where the client did it. */
  readonly ask: string
}

const tell =
  'If anyone may be in danger now, ring 999. If not, tell your manager and the social worker today, and the survivor’s worker before the client is back with the family.'
const discreet =
  'What others have told you about this stays with you. Work with the client’s own answer only.'

const doneAdvice = [
  'Ask on their own whether the client is safe where they live now, whether they were hurt, and whether they saw a doctor. If they are in danger, ring 999 with them.',
  'Tell your manager today. Who else needs to know, and how a partner who uses harm might take it, is decided with them.',
  'Harm done to the client does not take away from harm done by the client. Write down both.',
]

/** In the order of people-and-pathway.md, Alerts. */
const topics: readonly Topic[] = [
  {
    id: 'breath',
    form: 'inventory-violence',
    items: ['v23', 'v24', 'v25'],
    did: 'Said they stopped somebody’s breath or gripped their throat',
    done: { id: 'breath-to-client', title: 'Said somebody stopped their breath or gripped their throat' },
    ask: 'Once is enough: hands on a throat make a later death much more likely, also where no mark was left. Ask when it last was, whether the other person passed out, and who else was there.',
  },
  {
    id: 'killing',
    form: 'inventory-abuse',
    items: ['a35'],
    did: 'Said they threatened to kill somebody',
    done: { id: 'killing-to-client', title: 'Said somebody threatened to kill them' },
    ask: 'Ask when it was said last, what was meant, and whether there is a plan or a means. Ask about the children too.',
  },
  {
    id: 'weapon-threat',
    form: 'inventory-abuse',
    items: ['a34'],
    did: 'Said they threatened somebody with an object',
    done: { id: 'weapon-threat-to-client', title: 'Said somebody threatened them with an object' },
    ask: 'Ask what it was, where it is now, and whether there are knives or other weapons that the client can reach.',
  },
  {
    id: 'weapon',
    form: 'inventory-violence',
    items: ['v26', 'v27'],
    did: 'Said they hit somebody with an object, or stabbed them',
    done: { id: 'weapon-to-client', title: 'Said somebody hit them with an object, or stabbed them' },
    ask: 'Ask what was used, what injuries there were, and whether weapons are still within reach.',
  },
  {
    id: 'pregnancy',
    form: 'inventory-violence',
    items: ['v28', 'v29'],
    did: 'Said they hurt somebody who was pregnant',
    ask: 'Violence in pregnancy is a grave sign for mother and child. Ask when it was and whether anyone is pregnant now; if so, the social worker and the midwife have to know.',
  },
  {
    id: 'locked-in',
    form: 'inventory-abuse',
    items: ['a10'],
    did: 'Said they locked somebody in',
    done: { id: 'locked-in-to-client', title: 'Said somebody locked them in' },
    ask: 'Ask when it last was, for how long, and who was locked in. Ask whether somebody is kept in now.',
  },
  {
    id: 'suicide-threat',
    form: 'inventory-abuse',
    items: ['a14'],
    did: 'Said they threatened to kill themselves if left',
    done: {
      id: 'suicide-threat-to-client',
      title: 'Said somebody threatened to kill themselves if the client left',
    },
    ask: 'It may be control and despair at once. Ask plainly whether the client thinks of ending their life now, and whether a separation is near: then the danger to both is greater.',
  },
  {
    id: 'children-taken',
    form: 'inventory-abuse',
    items: ['a16'],
    did: 'Said they threatened to take the children away',
    done: { id: 'children-taken-to-client', title: 'Said somebody threatened to take the children away' },
    ask: 'Ask where the children are today, who has them next, and whether the client holds their passports. The social worker has to know before the next contact.',
  },
]

/** What a person did and what was done to them are two alerts, and neither explains the other away. */
export const inventoryAlerts: readonly AlertRule[] = topics.flatMap(
  ({ id, form, items, did, done, ask }): readonly AlertRule[] => [
    {
      id,
      form,
      fields: items.map((item) => `${item}/answer`),
      raisedBy: happened,
      title: did,
      advice: [ask, tell, discreet],
    },
    ...(done === undefined
      ? []
      : [
          {
            id: done.id,
            form,
            fields: items.map((item) => `${item}/to-me`),
            raisedBy: happened,
            title: done.title,
            advice: doneAdvice,
          },
        ]),
  ],
)
