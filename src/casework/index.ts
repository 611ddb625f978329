export {
  type AccessRule,
  accessTable,
  mayRead,
  mayReadService,
  type Needs,
  type Reach,
  type ReadRule,
  type RouteId,
} from './access.ts'
export { caseFileHeader } from './case-file.ts'
export { type Copy, type CopyFact, type CopyId, copies, mayHold, mayName } from './copies.ts'
export { isRole, type Role, roles } from './roles.ts'
export { isServiceForm, serviceHeader, serviceSpace, wordingQuestion } from './service-space.ts'
export { mayAct, mayWrite, type Permission, type Writer } from './writing.ts'
