import { CIRCLE, type CirclePerson, circleBoard, personShapes, placePeople } from './circle.ts'
import type { Point } from './ink.ts'
import { placed } from './path.ts'
import type { Picture, Shape } from './scene.ts'

/** For print and PDF. */
export const circlePicture = (label: string, people: readonly CirclePerson[]): Picture => ({
  box: { width: CIRCLE.side, height: CIRCLE.side },
  label,
  shapes: [
    ...circleBoard,
    ...placePeople(people).flatMap((person) =>
      personShapes(person).map((shape) => movedShape(shape, [person.x, person.y])),
    ),
  ],
})

const movedShape = (shape: Shape, [dx, dy]: Point): Shape =>
  shape.kind === 'path'
    ? { ...shape, path: placed(shape.path, 1, [dx, dy]) }
    : { ...shape, x: shape.x + dx, y: shape.y + dy }
