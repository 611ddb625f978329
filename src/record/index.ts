export { fieldsOfRow, type NewStatement, stateAsBefore, stateField, stateRowRemoved } from './author.ts'
export { type Compartment, compartments, isRecordHeader, type RecordHeader, recordId } from './header.ts'
export {
  emptyStatements,
  type Head,
  heads,
  historyOf,
  mergeStatements,
  type StatementSet,
} from './heads.ts'
export {
  isStatement,
  MAX_REPLACES,
  MAX_VALUE_BYTES,
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
  viewOf,
} from './view.ts'
