import type { ReactElement } from 'react'
import type { OtherLibrary } from '@shared/storage.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useSay } from '../language/use-say.ts'
import './storage.css'

export interface OtherDialogProps {
  readonly other: OtherLibrary
  readonly onClose: () => void
}

/** Another library is to be opened in the place of this one. */
export function OtherDialog({ other, onClose }: OtherDialogProps): ReactElement {
  const say = useSay()
  const { storage } = useServices()
  const isNew = other.articles === null
  return (
    <DialogFrame
      title={isNew ? say('storage.createANewLibrary') : say('storage.openAnotherLibrary')}
      size="small"
      onClose={onClose}
      actions={
        <Decision
          label={isNew ? say('storage.createAndOpen') : say('storage.open')}
          focus="act"
          onCancel={onClose}
          onAct={() => {
            onClose()
            drop(storage.openOther(other))
          }}
        />
      }
    >
      <p className="storage-path">
        <bdi>{other.folder}</bdi>
      </p>
      <p>
        {other.articles === null
          ? say('storage.anEmptyLibraryIsBegunThere')
          : say('storage.aLibraryOf', { count: other.articles })}{' '}
        {say('storage.opensItFromNowOn')}
      </p>
    </DialogFrame>
  )
}
