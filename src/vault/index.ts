export {
  createGrantBroker,
  type GrantBroker,
  HANDOVER_MS,
  type Handover,
  type HandoverMessage,
  sendHandover,
} from './handover.ts'
export type { PreparedBatch, RowAddress, RowKind, SealedRow, Vault } from './holder.ts'
export { calibratePasses, isStrongEnough, type KdfParameters, kdfFloor } from './kdf.ts'
export type { KeyName, StoredSpaceKey } from './keyring.ts'
export { PASSKEY_OUTPUT_LENGTH, type StoredPasskey } from './passkey.ts'
export { connectVaultWorker, serveVaults, type VaultWorker } from './remote.ts'
export { openGrant, type SessionGrant } from './session-grant.ts'
export {
  changePassphrase,
  type PasskeyUnlockError,
  sealForPasskey,
  type UnlockError,
  type Unlocked,
  unlockByPasskey,
  unlockVault,
} from './unlock.ts'
export {
  beginVault,
  type Enrolled,
  type NewVault,
  type OfficerProfile,
  type StoredRoot,
  type StoredVault,
} from './vault.ts'
