import type {
  BackupLine,
  CheckProgress,
  CheckReport,
  MoveState,
  StorageFacts,
  StorageSizes,
} from '@shared/storage.ts'

export interface StorageState {
  /** Null until they were asked for. */
  readonly facts: StorageFacts | null
  readonly sizes: StorageSizes | null
  readonly backups: readonly BackupLine[] | null
  readonly isBackingUp: boolean
  /** Being looked up for a dialog to come: the size of what is to move. */
  readonly isPlanning: boolean
  readonly moving: MoveState | null
  readonly checking: CheckProgress | null
  readonly isMending: boolean
  readonly report: CheckReport | null
  /** Why something could not be asked. Said in its place. */
  readonly failure: string | null
}

export const initialStorageState: StorageState = {
  facts: null,
  sizes: null,
  backups: null,
  isBackingUp: false,
  isPlanning: false,
  moving: null,
  checking: null,
  isMending: false,
  report: null,
  failure: null,
}
