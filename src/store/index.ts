export type { AttachmentQueue } from './attachment-queue.ts'
export type { AttachedBytes } from './attachments.ts'
export { browserSurroundings } from './browser.ts'
export { type DexieDisk, openDexieDisk } from './dexie-disk.ts'
export type {
  AttachmentRow,
  Change,
  Disk,
  DiskError,
  EnvelopeRow,
  Key,
  Rows,
  SomeRows,
  TableName,
  Where,
} from './disk.ts'
export { NewerDatabase, namedBy, removing, soughtBy, tables } from './disk.ts'
export {
  type After,
  DRAFT_MS,
  type Editor,
  type EditorParts,
  type EditorState,
  type EditProblem,
  type OpenedEditor,
  openEditor,
} from './editor.ts'
export { isErased, PUSH_LOCK } from './erasing.ts'
export type { BatchList } from './exchange.ts'
export type { FetchedPage } from './fetched.ts'
export { createFolding, FOLD_AT, type Folding } from './fold.ts'
export { followAttachment } from './follow-attachment.ts'
export { keepTrying, mayPass } from './keep-trying.ts'
export { createMeetings, type Meetings } from './meetings.ts'
export { createOutbox, type Outbox, type OutboxState, resealOutbox } from './outbox.ts'
export { parsePlace, type SessionPlace, type SessionTask } from './place.ts'
export { createPlaces, type Places } from './places.ts'
export { createReadAhead } from './read-ahead.ts'
export type { Draft, ListedRecords, OpenedRecord, StoredDraft } from './reading.ts'
export { type AppendError, createRecords, type Records, type Said } from './records.ts'
export type { FetchedBatch, NeedsYou } from './stored-batch.ts'
export type { SightOnDevice, Stream, Unsettled } from './stream.ts'
export { createStreams, type Streams } from './streams.ts'
export type { Locks, Signal, Signals, Surroundings } from './surroundings.ts'
export { createVaultRow, type VaultRow } from './vault-row.ts'
export { createVaults, type Vaults, type Waiting, type WrongTries } from './vaults.ts'
