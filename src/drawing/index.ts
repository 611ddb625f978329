export {
  CIRCLE,
  type CirclePerson,
  circleBoard,
  circlePicture,
  isWaiting,
  type PlacedPerson,
  personShapes,
  placePeople,
  type Ring,
  ringLabels,
  rings,
  spotAt,
} from './circle.ts'
export { type Ink, type InkCurve, inkPath, isInk, type Point, strokeCurves } from './ink.ts'
export {
  type AreaShape,
  type Path,
  type Picture,
  type Shape,
  svgPath,
  type Tone,
  type WordsShape,
} from './picture.ts'
export { type InkPoint, isStroke, packedPoints, pointsOf, type Stroke } from './stroke.ts'
export {
  hubWords,
  marksOf,
  type PlacedPart,
  WHEEL,
  type Wheel,
  type WheelPart,
  wheelOf,
  wheelPicture,
} from './wheel.ts'
