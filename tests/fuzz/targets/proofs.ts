import { type Proof, parseProof } from '#protocol'
import type { Dice } from '../../world/dice.ts'
import { mutateText } from '../mutate.ts'
import * as page from '../page.ts'
import { golden } from '../samples.ts'
import { orNull, type Target, target } from '../target.ts'

/** The header of a reading request. */
function mutated(dice: Dice): string {
  const { header } = golden.proof
  if (dice.chance(0.2)) return header.replace('.1', dice.pick(['.01', '.+1', '.1e3', '. 1', '.0x1'] as const))
  const text = mutateText(dice, [header], header.split('.'))
  return text.replace(/^\["|"\]$/g, '')
}

export const proofs: readonly Target[] = [
  target<string>({
    name: 'proof',
    mutate: mutated,
    parse: (header) => orNull(parseProof(header)),
    refusals: ['null'],
    wrong: (header, value) => {
      const { key, at, signature } = value as Proof
      if (!page.hash(key) || !page.count(at)) return `a key or a time that is none: ${header}`
      return `${key}.${at}.${signature}` === header ? null : `another spelling of the same: ${header}`
    },
    careless: {
      throws: (header) => ({
        accepted: { key: header.split('.')[0], at: BigInt(header.split('.')[1] as string) },
      }),
      accepts: (header) => {
        const [key, at, signature] = header.split('.')
        return { accepted: { key, at: Number(at), signature } }
      },
    },
  }),
]
