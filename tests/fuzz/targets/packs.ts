import { practiceBounds, usualPractice } from '#casework'
import { clientForm } from '#catalogue/client'
import { councils, examplePacks, officerForm } from '#catalogue/officer'
import { type ContentPack, isPack, packHash, parseWordsInHand, wordsOf } from '#forms'
import { readPack } from '#forms/pack-reader'
import { mutateText } from '../mutate.ts'
import * as page from '../page.ts'
import { ofText, type Target, target, walkAlong } from '../target.ts'

const find = (form: string, version: number) => clientForm(form, version) ?? officerForm(form, version)
const { names, deadlines } = usualPractice
const knows = { find, councils: councils.map(({ id }) => id), names, deadlines, bounds: practiceBounds }

const line = (most: number): page.Shape =>
  page.both(page.text, (value) => (value as string).trim() !== '' && (value as string).length <= most)

const members =
  (of: page.Shape): page.Shape =>
  (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(of)

const words = page.either(line(2_000), page.listOf(line(2_000), 1, 40))

const isPackByThePage: page.Shape = page.both(
  page.json(32),
  (value) => {
    const { council, names, deadlines, ...rest } = value as { readonly [key: string]: unknown }
    const isCouncil = !Object.hasOwn(value as object, 'council') || page.like(/^[a-z0-9-]{1,64}$/)(council)
    const isPractice =
      (names === undefined || members(line(80))(names)) &&
      (deadlines === undefined ||
        members((time) => Number.isInteger(time) && Number(time) >= 1 && Number(time) <= 1_000)(deadlines))
    return (
      isCouncil &&
      isPractice &&
      page.exactly({
        format: page.one('cairn pack 1'),
        name: line(80),
        edition: line(40),
        words: members(
          members(
            page.exactly({
              version: page.both(page.count, (version) => version !== 0),
              texts: members(words),
            }),
          ),
        ),
      })(rest)
    )
  },
  (value) => Buffer.byteLength(page.canonical(value)) <= 200_000,
  (value) =>
    Object.keys((value as ContentPack).words).every((tag) => Intl.getCanonicalLocales(tag)[0] === tag),
)

/** Every text stands in a place where the form has words of that kind. */
const isAboutForms: page.Shape = (value) =>
  Object.values((value as ContentPack).words).every((forms) =>
    Object.entries(forms).every(([id, { version, texts }]) => {
      const form = find(id, version)
      const known = form && wordsOf(form)
      return Object.entries(texts).every(
        ([place, said]) =>
          known?.has(place) === true && Array.isArray(known.get(place)) === Array.isArray(said),
      )
    }),
  )

const wrong = (shape: page.Shape) => (_: string, value: unknown) =>
  shape(value) ? null : `a pack that is none: ${JSON.stringify(value).slice(0, 400)}`

const sample = examplePacks[1]
const careless = {
  throws: ofText((value) => {
    walkAlong(sample, value)
    return { refused: 'problems' }
  }),
  accepts: ofText((value) =>
    typeof value === 'object' && value !== null && 'words' in value
      ? { accepted: value }
      : { refused: 'problems' },
  ),
}

const handed = {
  wording: { pack: packHash(sample as ContentPack), language: 'en-GB' },
  packs: { [packHash(sample as ContentPack)]: sample },
}

export const packs: readonly Target[] = [
  target<string>({
    name: 'content pack',
    mutate: (dice) => mutateText(dice, examplePacks[dice.roll(examplePacks.length)], examplePacks),
    parse: (text) => {
      const read = readPack(text, knows)
      if (read.ok) return { accepted: read.value }
      return {
        refused:
          read.error.length > 0 && read.error.every(({ message }) => message !== '')
            ? 'problems'
            : 'nothing said',
      }
    },
    refusals: ['problems'],
    wrong: wrong(page.both(isPackByThePage, isAboutForms)),
    careless: { ...careless, throws: (text) => ({ accepted: JSON.parse(text) }) },
  }),
  target<string>({
    name: 'pack as a value',
    mutate: (dice) => mutateText(dice, examplePacks[dice.roll(examplePacks.length)], examplePacks),
    parse: ofText((value) => (isPack(value) ? { accepted: value } : { refused: 'no' })),
    refusals: ['no', 'not-json'],
    wrong: wrong(isPackByThePage),
    careless,
  }),
  target<string>({
    name: 'words in hand',
    mutate: (dice) => mutateText(dice, handed, examplePacks),
    parse: ofText((value) => ({
      accepted: parseWordsInHand(value as Parameters<typeof parseWordsInHand>[0]),
    })),
    refusals: ['not-json'],
    wrong: wrong(
      page.exactly({
        wording: page.either(
          page.nothing,
          page.one('built-in'),
          page.exactly({ pack: page.hash, language: page.text }),
        ),
        packs: members(isPackByThePage),
      }),
    ),
    careless: {
      throws: ofText((value) => ({ accepted: Object.entries((value as typeof handed).packs) })),
      accepts: ofText((value) => ({ accepted: value })),
    },
  }),
]
