export { type Ink, type InkCurve, inkPath, isInk, type Point, strokeCurves } from './ink.ts'
export { type InkPoint, isStroke, packedPoints, pointsOf, type Stroke } from './stroke.ts'
