export {
  type Act,
  actOf,
  actPrefixes,
  asideOf,
  type Completion,
  type Countersignature,
  isAnswerField,
  isCountersignature,
  isLanguage,
  isWording,
  type Wording,
} from './acts.ts'
export { commonAncestor } from './ancestor.ts'
export {
  type Attachment,
  type AttachmentType,
  attachmentsIn,
  attachmentTypes,
  isAttachment,
  isOfType,
  MAX_ATTACHMENT_BYTES,
  PIECE_BYTES,
} from './attachment.ts'
export {
  fieldsOfRow,
  type NewStatement,
  stateAsBefore,
  stateAside,
  stateCompletion,
  stateCountersignature,
  stateField,
  stateRowRemoved,
  stateStanding,
  stateTaken,
  stateWording,
} from './author.ts'
export { type Condensed, condense, mustUnfold } from './condense.ts'
export {
  type Compartment,
  compartments,
  isRecordHeader,
  isSameRecord,
  type RecordHeader,
  recordId,
} from './header.ts'
export {
  emptyStatements,
  type Head,
  heads,
  historyOf,
  mergeStatements,
  type StatementSet,
} from './heads.ts'
export { type CompletionHead, isContested, type Standing } from './standing.ts'
export {
  isStatement,
  MAX_REPLACES,
  MAX_VALUE_BYTES,
  MAX_VALUE_DEPTH,
  type Statement,
  statementId,
  type Via,
  type Withheld,
} from './statement.ts'
export {
  type FieldState,
  fieldIds,
  fieldStateOf,
  type RecordView,
  type RowState,
  rowIdsOf,
  viewAsCompleted,
  viewOf,
  type WordingState,
} from './view.ts'
