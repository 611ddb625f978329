import { ask, said } from './authoring.ts'
import type { Condition, ItemDefinition, Option, PageDefinition } from './definition.ts'

/** Whom something that is written down can come from, by its id wherever that is asked. */
export const sourceIds = [
  ...(['police', 'agency', 'client', 'observation'] as const),
  ...(['survivor', 'child', 'not-known'] as const),
]
export type SourceId = (typeof sourceIds)[number]

/** What it is called in a form, and where it belongs if not there. */
export type SourceWords = { readonly [id in SourceId]: Omit<Option, 'id'> }

export const sourceOptions = (words: SourceWords): readonly Option[] =>
  sourceIds.map((id) => ({ id, ...words[id] }))

/** How a question is put, and what to tell a person who has left it out. */
type Put = { readonly label: string; readonly hint?: string; readonly required: string }

type Asked = Readonly<
  Record<
    | ('what' | 'from' | 'to' | 'necessary' | 'proportionate')
    | ('consent' | 'consentOn' | 'discussed' | 'consequences' | 'notDiscussed' | 'measures')
    | ('grounds' | 'approver' | 'approvedOn' | 'approvedAt' | 'by' | 'sharedOn'),
    Put
  >
>

/** A register’s own words; `first`: read before anything is asked. */
export type RegisterWords = Asked & {
  readonly first: readonly ItemDefinition[]
  readonly titles: { readonly [page in 'what' | 'agreement' | 'done']: string }
  readonly sources: SourceWords
  readonly dated: string
  readonly verified: string
  readonly consents: { readonly [answer in 'given' | 'refused' | 'not-asked']: string }
  readonly override: { readonly title: string; readonly text: readonly string[] }
  readonly sharedAt: string
}

/** Shared without consent: then its grounds and the manager who allowed it are asked for. */
export const withoutConsent: Condition = { any: [said('consent', 'refused'), said('consent', 'not-asked')] }

/**
 * One sharing of information, asked the same way wherever it is kept: what, to whom, why, consent, safety measures, by whom, when
 * (people-and-pathway.md, Confidentiality 3, and Safeguarding override). The ids are the register’s for ever; the words are each form’s own.
 */
export function registerPages(words: RegisterWords): readonly PageDefinition[] {
  const put = (place: keyof Asked, when?: Condition) => {
    const { label, ...more } = words[place]
    return { label, more: when ? { ...more, when } : more }
  }
  const prose = (id: string, place: keyof Asked, when?: Condition) => {
    const { label, more } = put(place, when)
    return ask({ kind: 'prose', maxLength: 4_000 }, id, label, more)
  }
  const line = (
    kind: 'text' | 'date' | 'time' | 'yesno',
    id: string,
    place: keyof Asked,
    when?: Condition,
  ) => {
    const { label, more } = put(place, when)
    return ask({ kind }, id, label, more)
  }
  const from = put('from')
  const consent = put('consent')
  return [
    {
      id: 'what',
      title: words.titles.what,
      items: [
        ...words.first,
        prose('what', 'what'),
        ask({ kind: 'choice', options: sourceOptions(words.sources) }, 'from', from.label, {
          ...from.more,
          companions: sourceCompanions(words),
        }),
        line('text', 'to', 'to'),
        prose('necessary', 'necessary'),
        prose('proportionate', 'proportionate'),
      ],
    },
    {
      id: 'agreement',
      title: words.titles.agreement,
      items: [
        ask(
          {
            kind: 'choice',
            options: [
              { id: 'given', label: words.consents.given },
              { id: 'refused', label: words.consents.refused },
              { id: 'not-asked', label: words.consents['not-asked'] },
            ],
          },
          'consent',
          consent.label,
          consent.more,
        ),
        line('date', 'consent-on', 'consentOn', said('consent', 'given')),
        line('yesno', 'discussed', 'discussed'),
        prose('consequences', 'consequences', said('discussed', 'yes')),
        prose('not-discussed', 'notDiscussed', said('discussed', 'no')),
        prose('measures', 'measures'),
        {
          kind: 'guidance',
          id: 'override-guidance',
          tone: 'warning',
          ...words.override,
          appliesWhen: withoutConsent,
        },
        prose('grounds', 'grounds', withoutConsent),
        line('text', 'approver', 'approver', withoutConsent),
        line('date', 'approved-on', 'approvedOn', withoutConsent),
        line('time', 'approved-at', 'approvedAt', withoutConsent),
      ],
    },
    {
      id: 'done',
      title: words.titles.done,
      items: [
        line('text', 'by', 'by'),
        line('date', 'shared-on', 'sharedOn'),
        ask({ kind: 'time' }, 'shared-at', words.sharedAt),
      ],
    },
  ]
}

/** Beside where something comes from: from when it is, and whether somebody else bears it out. Both are waited for. */
export const sourceCompanions = (words: Pick<RegisterWords, 'dated' | 'verified'>) =>
  [
    { kind: 'date', id: 'dated', label: words.dated, counted: true },
    { kind: 'yesno', id: 'verified', label: words.verified, counted: true },
  ] as const
