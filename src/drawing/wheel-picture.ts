import type { Picture, Shape } from './scene.ts'
import { hubWords, marksOf, type PlacedPart, WHEEL, type WheelPart, wheelOf } from './wheel.ts'

/** For print and PDF. */
export function wheelPicture(label: string, parts: readonly WheelPart[]): Picture {
  const wheel = wheelOf(parts)
  return {
    box: { width: WHEEL.side, height: WHEEL.side },
    label,
    shapes: [
      ...wheel.parts.flatMap(partShapes),
      { kind: 'circle', x: WHEEL.middle[0], y: WHEEL.middle[1], radius: WHEEL.hub, fill: 'teal' },
      ...hubWords(wheel).map((words) => wordsShape(words, { bold: true, colour: 'card' })),
    ],
  }
}

function partShapes(part: PlacedPart): readonly Shape[] {
  const { words, tick, note } = marksOf(part)
  return [
    { kind: 'path', path: part.area, fill: 'card', line: 'line-2', lineWidth: 2 },
    ...(part.filled ? [{ kind: 'path', path: part.filled, fill: 'teal-soft' } as const] : []),
    ...part.lines.map((line) => wordsShape({ ...line, size: WHEEL.words }, { bold: true, colour: 'ink' })),
    ...(words ? [wordsShape({ ...words, size: WHEEL.small }, { bold: false, colour: 'ink' })] : []),
    ...[tick, note].flatMap((path): readonly Shape[] =>
      path ? [{ kind: 'path', path, line: 'teal', lineWidth: 2.5 }] : [],
    ),
  ]
}

const wordsShape = (
  words: { readonly text: string; readonly x: number; readonly y: number; readonly size: number },
  look: { readonly bold: boolean; readonly colour: 'ink' | 'card' },
): Shape => ({ kind: 'text', anchor: 'middle', ...words, ...look })
