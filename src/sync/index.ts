export { type CarryFile, makeCarryFile, type Unsent, unsentOn } from './carry.ts'
export type { ChangeParts, ChangeProblem } from './change.ts'
export { readDevices, refuseDevice } from './devices.ts'
export {
  askErasure,
  type Erasure,
  type ErasureProblem,
  type Erasures,
  eraseCase,
  type Hold,
  liftHold,
  putOnHold,
  readErasures,
  takeBackErasure,
} from './erasures.ts'
export { type HandedIn, handIn } from './hand-in.ts'
export { type DecideProblem, decideParked, type Parked, readParked } from './parked.ts'
export { type PullOutcome, type PullParts, pullAll } from './pull.ts'
export { type PushOutcome, type PushParts, pushAll } from './push.ts'
export type { ReadParts } from './read.ts'
export { type RoundOutcome, type RoundParts, syncRound } from './round.ts'
export { createServerTime, type ServerTime } from './server-time.ts'
export { type Answer, ask, type Fetch, type SyncProblem } from './transport.ts'
