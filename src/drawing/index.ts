export { type Ink, type InkCurve, inkPath, isInk, type Point, strokeCurves } from './ink.ts'
