/**
 * Whether a text tells only what somebody else did: some sentence has another person as who acts, none has the writer, and none leaves it open
 * who acted, as in “Went home.”. Plain words, no grammar: where it cannot tell, the answer is no. What somebody is quoted to have said does not count.
 */
export function speaksOnlyOfOthers(text: string): boolean {
  const kinds = withoutQuotes(text)
    .split(/[.!?;\n]+/)
    .map(wordsOf)
    .filter((words) => words.length > 0)
    .map(kindOf)
  return kinds.includes('other') && kinds.every((kind) => kind === 'other' || kind === 'setting')
}

const withoutQuotes = (text: string): string => text.replace(/“[^”]*”|"[^"]*"/g, ' … ')

const wordsOf = (sentence: string): readonly string[] =>
  sentence
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}']+/gu) ?? []

type Kind = 'own' | 'other' | 'setting' | 'open'

function kindOf(words: readonly string[]): Kind {
  if (words.some((word) => own.has(word))) return 'own'
  const actsAsOther = words.some(
    (word, index) => others.has(word) || (word === 'my' && people.has(words[index + 1] ?? '')),
  )
  if (actsAsOther) return 'other'
  return settings.has(words[0] ?? '') ? 'setting' : 'open'
}

/** The writer, alone or with others, as people type it too. */
const own = new Set([
  ...['i', "i'm", "i'd", "i've", "i'll", 'im', 'ive', 'myself'],
  ...['we', "we'd", "we're", "we've", "we'll", 'weve', 'ourselves'],
])

const others = new Set([
  ...['he', "he'd", "he's", "he'll", 'she', "she'd", "she's", "she'll", 'shes', 'hes'],
  ...['they', "they'd", "they're", "they've", "they'll"],
])

const people = new Set([
  ...['partner', 'wife', 'husband', 'girlfriend', 'boyfriend', 'ex', 'missus', 'mrs', 'fiancée', 'fiancé'],
  ...[
    'mum',
    'dad',
    'mother',
    'father',
    'brother',
    'sister',
    'son',
    'daughter',
    'mate',
    'friend',
    'neighbour',
  ],
  ...['kids', 'children', 'family', 'parents', 'social'],
])

/** With these begins what says when, where or how things were. */
const settings = new Set([
  ...['it', "it's", 'its', 'there', 'this', 'that', 'the', 'a', 'an', 'on', 'at', 'in', 'after', 'before'],
  ...[
    'monday',
    'tuesday',
    'wednesday',
    'thursday',
    'friday',
    'saturday',
    'sunday',
    'christmas',
    'everything',
  ],
])
