export {
  type BackupMark,
  type BatchesAnswer,
  type ChunksAnswer,
  type DecidedAnswer,
  type DevicesAnswer,
  type EarlierDecision,
  ERASED,
  type ErrorAnswer,
  type HeadsAnswer,
  type ImportKey,
  type ListedBatch,
  type ListedDevice,
  MAX_IDS,
  MAX_STREAMS,
  type ParkedAnswer,
  type ParkedBatch,
  type ParkedStatement,
  type People,
  type PublicKeyEntry,
  type PushAnswer,
  parseBatchesAnswer,
  parseChunksAnswer,
  parseDecidedAnswer,
  parseDecisionAnswer,
  parseDevicesAnswer,
  parseDone,
  parseEarlier,
  parseHeadsAnswer,
  parseParkedAnswer,
  parsePushAnswer,
  parseStatementsAnswer,
  parseStatementsOfManyAnswer,
  type Receipt,
  type Sight,
  type StatementReceipt,
  type StatementsAnswer,
  type StatementsOfManyAnswer,
  type StatementsPage,
  UNKNOWN_ANSWER,
} from './answers.ts'
export {
  type Batch,
  batchId,
  idsOf,
  isBatch,
  isReceivedBatch,
  MAX_BATCH,
  type ReceivedBatch,
  signBatch,
  verifyBatch,
  type WithheldStatement,
} from './batch.ts'
export { type Carry, type CarryError, type CarryPart, decodeCarry, encodeCarry } from './carry.ts'
export {
  certificateKeyId,
  isSignedCertificate,
  issueCertificate,
  isWithinCertificate,
  type SessionCertificate,
  type SignedCertificate,
  verifyCertificate,
} from './certificate.ts'
export {
  chunkHash,
  decodeChunks,
  encodeChunks,
  MAX_CHUNK_NAMES,
  MAX_CHUNKS_BODY,
  openAttachment,
  sealAttachment,
} from './chunks.ts'
export { compact, expand } from './compact.ts'
export {
  type Decided,
  type Decision,
  decisionId,
  isSignedDecision,
  MAX_DECIDED,
  type Outcome,
  type SignedDecision,
  signDecision,
  verifyDecision,
} from './decision.ts'
export { deflate, inflate } from './deflate.ts'
export {
  addToDigest,
  type Digest,
  type DigestEntry,
  differenceOf,
  emptyDigest,
  removeFromDigest,
  sumOfDigests,
} from './digest.ts'
export { enrolmentMessage } from './enrolment.ts'
export {
  createSealer,
  type EnvelopeError,
  type EnvelopePayload,
  type EnvelopeVersion,
  envelopeId,
  generateOpeningKey,
  importOpeningKey,
  type OpeningKey,
  openEnvelope,
  sealEnvelope,
} from './envelope.ts'
export {
  type Certificate,
  ERASING_WAIT_MS,
  type ErasureReason,
  type ErasuresAnswer,
  erasureReasons,
  type HoldReason,
  holdReasons,
  parseErasuresAnswer,
} from './erasure.ts'
export { type AuthorKey, keyId, type SigningKey, signEd25519, verifyEd25519 } from './keys.ts'
export { makeProof, PROOF_WINDOW_MS, type Proof, parseProof, verifyProof } from './proof.ts'
export { decodePush, encodePush, MAX_PUSH_BYTES, MAX_PUSH_ENVELOPES, signPush, verifyPush } from './push.ts'
export { headerNames, PROTOCOL } from './version.ts'
