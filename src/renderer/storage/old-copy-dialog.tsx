import type { ReactElement } from 'react'
import type { OldCopyLine } from '@shared/storage.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import './storage.css'

export interface OldCopyDialogProps {
  readonly copy: OldCopyLine
  readonly index: number
  readonly onClose: () => void
}

/** Deleting what a move left behind cannot be undone, so it asks first. */
export function OldCopyDialog({ copy, index, onClose }: OldCopyDialogProps): ReactElement {
  const { storage } = useServices()
  return (
    <DialogFrame
      title="Delete the old copy"
      role="alertdialog"
      size="small"
      onClose={onClose}
      actions={
        <>
          <TextButton autoFocus onPress={onClose}>
            Keep
          </TextButton>
          <TextButton
            primary
            onPress={() => {
              onClose()
              drop(storage.deleteOldCopy(index, copy))
            }}
          >
            Delete the old copy
          </TextButton>
        </>
      }
    >
      <p className="storage-path">
        <bdi>{copy.folder}</bdi>
      </p>
      <p>
        What the move left there is deleted from the disk. The library in use is not touched. This cannot be
        undone.
      </p>
    </DialogFrame>
  )
}
