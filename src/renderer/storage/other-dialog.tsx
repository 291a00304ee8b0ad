import type { ReactElement } from 'react'
import type { OtherLibrary } from '@shared/storage.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { countOf } from '../ui/count-of.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import './storage.css'

export interface OtherDialogProps {
  readonly other: OtherLibrary
  readonly onClose: () => void
}

/** Another library is to be opened in the place of this one. */
export function OtherDialog({ other, onClose }: OtherDialogProps): ReactElement {
  const { storage } = useServices()
  const isNew = other.articles === null
  return (
    <DialogFrame
      title={isNew ? 'Create a new library' : 'Open another library'}
      size="small"
      onClose={onClose}
      actions={
        <>
          <TextButton onPress={onClose}>Cancel</TextButton>
          <TextButton
            primary
            autoFocus
            onPress={() => {
              onClose()
              drop(storage.openOther(other))
            }}
          >
            {isNew ? 'Create and open' : 'Open'}
          </TextButton>
        </>
      }
    >
      <p className="storage-path">
        <bdi>{other.folder}</bdi>
      </p>
      <p>
        {other.articles === null
          ? 'An empty library is begun there.'
          : `A library of ${countOf(other.articles, 'article')}.`}{' '}
        Offprint opens it from now on. The present library stays where it is, untouched, and can be opened
        again.
      </p>
    </DialogFrame>
  )
}
