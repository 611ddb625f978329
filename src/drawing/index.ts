export {
  CIRCLE,
  type CirclePerson,
  circleBoard,
  isWaiting,
  type PlacedPerson,
  personShapes,
  placePeople,
  type Ring,
  ringLabels,
  rings,
  spotAt,
} from './circle.ts'
export { circlePicture } from './circle-picture.ts'
export { type Colour, colourOf, colours } from './colours.ts'
export { type Area, type Box, clamp } from './geometry.ts'
export { type Ink, type InkCurve, inkPath, isInk, type Point, strokeCurves } from './ink.ts'
export {
  LIFE_BOX,
  type LifeMap,
  type LifeScene,
  type LifeShape,
  lifePicture,
  lifeScene,
  type Moment,
  meantBy,
  type PlacedMoment,
} from './life-map.ts'
export { NO_PRESSURE, outlineOf, outlinePath, strokePath } from './outline.ts'
export { type Path, type PathPiece, pathText, placed } from './path.ts'
export { inkShapes, type Look, type Picture, type Shape, type TextShape } from './scene.ts'
export { PANEL_BOX, panelPicture } from './storyboard.ts'
export { type InkPoint, isStroke, packedPoints, pointsOf, type Stroke } from './stroke.ts'
export { areaOf, isFull, isSameStroke, isTouched, moved, orderAbove, strokeOf, withPoint } from './strokes.ts'
export { symbols } from './symbols.ts'
export { fitAll, kept, panned, toBoard, toScreen, type Viewport, zoomed } from './viewport.ts'
export {
  hubWords,
  marksOf,
  type PlacedPart,
  WHEEL,
  type Wheel,
  type WheelPart,
  wheelOf,
} from './wheel.ts'
export { wheelPicture } from './wheel-picture.ts'
