export { type PullOutcome, type PullParts, pullAll, type ServerTime } from './pull.ts'
export { type PushOutcome, type PushParts, pushAll } from './push.ts'
export { createServerTime } from './server-time.ts'
export { type Answer, ask, type Fetch, type SyncProblem } from './transport.ts'
