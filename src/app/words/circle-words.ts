import { type CirclePerson, ringLabels } from '#drawing'
import type { PersonMoved } from '#forms'

/** One sentence for everyone who stands elsewhere, came, went or has another flag; nothing for the others. */
export const circleMovesInWords = (moves: readonly PersonMoved[]): readonly string[] =>
  moves.flatMap((moved) => {
    const words = [placeInWords(moved), flagInWords(moved)].filter(Boolean)
    return words.length > 0 ? [`${moved.name || 'Somebody without a name'}: ${words.join('; ')}.`] : []
  })

function placeInWords({ move, before, now }: PersonMoved): string {
  if (move === 'new') return `new, ${whereInWords(now)}${now?.flag ? `, ${now.flag} flag` : ''}`
  if (move === 'gone') return `no longer there, was ${whereInWords(before)}`
  if (move === 'same') return ''
  const way = { nearer: 'nearer', farther: 'farther away', unplaced: 'put elsewhere' }[move]
  return `${way}, from ${whereInWords(before)} to ${whereInWords(now)}`
}

const whereInWords = (person: CirclePerson | null): string =>
  person?.ring ? `“${ringLabels[person.ring]}”` : 'nowhere yet'

const flagInWords = ({ flagChanged, before, now }: PersonMoved): string =>
  flagChanged ? `flag was ${before?.flag ?? 'none'}, is ${now?.flag ?? 'none'}` : ''
