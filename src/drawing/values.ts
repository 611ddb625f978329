// A door of its own for what every form needs of a drawing: index.ts would bring the geometry of every tool along.
export { type CirclePerson, type Ring, rings } from './circle.ts'
export { type Ink, inkPath, isInk } from './ink.ts'
export { isStroke, type Stroke } from './stroke.ts'
