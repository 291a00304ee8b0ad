import type { ReactElement } from 'react'
import type { OldCopyLine } from '@shared/storage.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useSay } from '../language/use-say.ts'
import './storage.css'

export interface OldCopyDialogProps {
  readonly copy: OldCopyLine
  readonly index: number
  readonly onClose: () => void
}

/** Deleting what a move left behind cannot be undone, so it asks first. */
export function OldCopyDialog({ copy, index, onClose }: OldCopyDialogProps): ReactElement {
  const say = useSay()
  const { storage } = useServices()
  return (
    <DialogFrame
      title={say('storage.deleteTheOldCopy2')}
      role="alertdialog"
      size="small"
      onClose={onClose}
      actions={
        <>
          <TextButton autoFocus onPress={onClose}>
            {say('storage.keep')}
          </TextButton>
          <TextButton
            primary
            onPress={() => {
              onClose()
              drop(storage.deleteOldCopy(index, copy))
            }}
          >
            {say('storage.deleteTheOldCopy2')}
          </TextButton>
        </>
      }
    >
      <p className="storage-path">
        <bdi>{copy.folder}</bdi>
      </p>
      <p>{say('storage.whatTheMoveLeftThereIs')}</p>
    </DialogFrame>
  )
}
