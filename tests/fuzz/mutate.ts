import { type Bytes, concatBytes } from '#core'
import type { Dice } from '../world/dice.ts'

/** Anything that a JSON parser gives, and how it stands in the text: a mutation may leave the JSON that this project calls JSON. */
type Loose = unknown

/** One to three changes to a valid value that keep most of it as it is. `others`: valid values to take parts from. */
function mutateValue(dice: Dice, value: Loose, others: readonly Loose[]): Loose {
  let changed = structuredClone(value)
  for (let times = 1 + dice.roll(3); times > 0; times--) changed = change(dice, changed, others)
  return changed
}

/** The text of a mutated value, which is now and then spoilt as a text. */
export function mutateText(dice: Dice, value: Loose, others: readonly Loose[]): string {
  const text = JSON.stringify(mutateValue(dice, value, others)) ?? 'null'
  return dice.chance(0.25) ? spoilText(dice, text) : text
}

/** Flips, cuts, splices and lengths that lie. */
export function mutateBytes(dice: Dice, bytes: Bytes, others: readonly Bytes[]): Bytes {
  let changed = bytes
  for (let times = 1 + dice.roll(3); times > 0; times--)
    changed = dice.pick(byteChanges)(dice, changed, others)
  return changed
}

type Place = { readonly parent: Loose[] | { [key: string]: Loose }; readonly key: string | number }

function change(dice: Dice, root: Loose, others: readonly Loose[]): Loose {
  const places = placesIn(root)
  const [first, ...rest] = places
  if (!first || dice.chance(0.02)) return oddValue(dice, root)
  const { parent, key } = dice.pick([first, ...rest])
  const now = valueAt(parent, key)
  switch (dice.roll(9)) {
    case 0:
      put(parent, key, oddValue(dice, now))
      break
    case 1:
      if (Array.isArray(parent)) parent.splice(Number(key), 1)
      else delete parent[key]
      break
    case 2:
      if (Array.isArray(parent)) parent.splice(dice.roll(parent.length + 1), 0, structuredClone(now))
      else put(parent, dice.pick(strangeKeys), structuredClone(now))
      break
    case 3: {
      // One neighbour in the place of another: the same kind of thing, said twice and once too few.
      const keys = Array.isArray(parent) ? parent.map((_, index) => index) : Object.keys(parent)
      put(parent, key, structuredClone(valueAt(parent, keys[dice.roll(keys.length)] ?? key)))
      break
    }
    case 4:
      put(parent, key, structuredClone(anyPart(dice, [root, ...others])))
      break
    case 5:
      put(parent, key, dice.chance(0.5) ? [now] : { value: now })
      break
    case 6:
      if (typeof now === 'object' && now !== null && !Array.isArray(now))
        put(now as { [key: string]: Loose }, dice.pick(strangeKeys), oddValue(dice, null))
      else put(parent, key, oddValue(dice, now))
      break
    default:
      put(parent, key, nudged(dice, now))
  }
  return root
}

const strangeKeys = ['__proto__', 'constructor', 'toJSON', 'length', '', 'extra', 'value', '\ud800'] as const

/** Something a little off: another number, a text with one character changed. */
function nudged(dice: Dice, value: Loose): Loose {
  if (typeof value === 'number')
    return dice.pick([value + 1, value - 1, -value, value / 2, value * 1e9] as const)
  if (typeof value === 'boolean') return !value
  if (typeof value !== 'string') return oddValue(dice, value)
  const at = dice.roll(value.length + 1)
  const character = dice.pick([...'AQgw_-=/.\0 é1', '\ud800', '\u2028'] as unknown as [string, ...string[]])
  return dice.pick([
    value.slice(0, at),
    value.slice(0, at) + character + value.slice(at + 1),
    value.slice(0, at) + character + value.slice(at),
    value + value,
  ] as const)
}

function oddValue(dice: Dice, instead: Loose): Loose {
  const deep = 30 + dice.roll(4)
  return dice.pick([
    () => null,
    () => true,
    () => 0,
    () => -1,
    () => -0,
    () => 1.5,
    () => 2 ** 53,
    () => Number.MAX_SAFE_INTEGER,
    () => 1e308,
    () => '',
    () => 'A'.repeat(22),
    () => 'A'.repeat(43),
    () => 'x'.repeat(dice.chance(0.05) ? 300_000 : 300),
    () => '\ud800',
    () => [],
    () => ({}),
    () => [[[]]],
    () => JSON.parse('{"__proto__":{"id":"A"}}') as Loose,
    () => nested(deep, instead),
    () => Array.from({ length: dice.chance(0.05) ? 1_001 : 3 }, () => instead),
  ] as const)()
}

function nested(depth: number, inside: Loose): Loose {
  let value = inside
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

function placesIn(value: Loose): readonly Place[] {
  if (typeof value !== 'object' || value === null) return []
  const parent = value as Place['parent']
  const keys = Array.isArray(parent) ? parent.map((_, index) => index) : Object.keys(parent)
  return keys.flatMap((key) => [{ parent, key }, ...placesIn(valueAt(parent, key))])
}

function anyPart(dice: Dice, roots: readonly Loose[]): Loose {
  const root = roots[dice.roll(roots.length)]
  const [first, ...rest] = placesIn(root)
  if (!first) return root
  const { parent, key } = dice.pick([first, ...rest])
  return valueAt(parent, key)
}

const valueAt = (parent: Place['parent'], key: string | number): Loose =>
  (parent as { readonly [key: string]: Loose })[key]

/** As a JSON parser would: also `__proto__` is a member like any other. */
const put = (parent: Place['parent'], key: string | number, value: Loose): void =>
  void Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true })

function spoilText(dice: Dice, text: string): string {
  const at = dice.roll(text.length)
  switch (dice.roll(6)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return doubledMember(dice, text)
    case 2:
      return text.replace(
        /\d+/,
        dice.pick(['1e999', '-0', '01', '1E2', '9007199254740993', '0.1e1'] as const),
      )
    case 3:
      return ` ${text.replaceAll(',', ' ,\n')}\t`
    case 4:
      return (
        text.slice(0, at) +
        dice.pick(['\\u0000', '\\ud800', '"', '{', ']', '\u0000'] as const) +
        text.slice(at)
      )
    default:
      return '['.repeat(20_000) + text + ']'.repeat(20_000)
  }
}

/** One member written twice, with another value the second time. */
function doubledMember(dice: Dice, text: string): string {
  const members = [...text.matchAll(/"([^"\\]*)":("[^"\\]*"|-?\d+|null|true|false)/g)]
  const member = members[dice.roll(members.length)]
  const other = members[dice.roll(members.length)]
  if (!member || !other) return text + text
  const end = member.index + member[0].length
  return `${text.slice(0, end)},"${member[1]}":${other[2]}${text.slice(end)}`
}

type ByteChange = (dice: Dice, bytes: Bytes, others: readonly Bytes[]) => Bytes

const flip: ByteChange = (dice, bytes) => {
  const changed = new Uint8Array(bytes)
  const at = dice.roll(bytes.length)
  changed[at] = (changed[at] ?? 0) ^ (1 << dice.roll(8))
  return changed
}

/** Four bytes that may be a length, with a number that is too large, too small or a little off. */
const lie: ByteChange = (dice, bytes) => {
  if (bytes.length < 9) return bytes
  const changed = new Uint8Array(bytes)
  const view = new DataView(changed.buffer)
  const at = dice.chance(0.6) ? 5 : dice.roll(bytes.length - 3)
  const now = view.getUint32(at)
  view.setUint32(at, dice.pick([0, 1, now + 1, now - 1, 0x7fffffff, 0xffffffff, 1_048_577] as const) >>> 0)
  return changed
}

const byteChanges: readonly [ByteChange, ...ByteChange[]] = [
  flip,
  flip,
  lie,
  (dice, bytes) => new Uint8Array(bytes.subarray(0, dice.roll(bytes.length + 1))),
  (dice, bytes) => {
    const at = dice.roll(bytes.length)
    return concatBytes(bytes.subarray(0, at), bytes.subarray(at + 1 + dice.roll(40)))
  },
  (dice, bytes, others) => {
    const other = others[dice.roll(others.length)] ?? bytes
    return concatBytes(bytes.subarray(0, dice.roll(bytes.length)), other.subarray(dice.roll(other.length)))
  },
  (dice, bytes) => {
    const at = dice.roll(bytes.length)
    return concatBytes(bytes.subarray(0, at), new Uint8Array(1 + dice.roll(4)), bytes.subarray(at))
  },
  (dice, bytes) => {
    const changed = new Uint8Array(bytes)
    changed.fill(dice.pick([0, 0xff, 0x7b] as const), dice.roll(bytes.length))
    return changed
  },
]
