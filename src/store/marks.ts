import type { BackupMark } from '#protocol'
import type { Change, Disk } from './disk.ts'

const BACKUP = 'server-backup'

/** What the server last said of its backup (docs/protocol.md §8b); null when there is none, or it never said. */
export const backupOf = async (disk: Disk, vault: string): Promise<BackupMark> =>
  (await disk.get('marks', [vault, BACKUP]))?.value ?? null

export const backupChange = (vault: string, backup: BackupMark): Change =>
  backup === null
    ? { table: 'marks', remove: [[vault, BACKUP]] }
    : { table: 'marks', put: [{ vault, name: BACKUP, value: backup }] }
