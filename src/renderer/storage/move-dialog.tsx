import type { ReactElement } from 'react'
import type { MovePlan } from '@shared/storage.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { countOf } from '../ui/count-of.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { inBytes } from './bytes.ts'
import './storage.css'

export interface MoveDialogProps {
  readonly plan: MovePlan
  readonly onClose: () => void
}

/** From where to where, and what it means, before anything is copied. */
export function MoveDialog({ plan, onClose }: MoveDialogProps): ReactElement {
  const { storage, library } = useServices()
  const from = useReadable(library, (state) => state.opening?.folder ?? '')
  return (
    <DialogFrame
      title="Move the library"
      onClose={onClose}
      actions={
        <>
          <TextButton onPress={onClose}>Cancel</TextButton>
          <TextButton
            primary
            autoFocus
            onPress={() => {
              onClose()
              drop(storage.move(plan))
            }}
          >
            Move
          </TextButton>
        </>
      }
    >
      <dl className="storage-way">
        <dt>From</dt>
        <dd className="storage-path">
          <bdi>{from}</bdi>
        </dd>
        <dt>To</dt>
        <dd className="storage-path">
          <bdi>{plan.folder}</bdi>
        </dd>
      </dl>
      <p>
        {countOf(plan.files, 'file')}, {inBytes(plan.bytes)}
        {plan.free !== null && ` of ${inBytes(plan.free)} that are free there`}. Each is copied and compared
        with its original. You can go on reading meanwhile, and stop it at any time.
      </p>
      <p className="dialog-hint">
        The old copy is kept until you delete it. If anything goes wrong the library stays where it is. Search
        is indexed anew in the new place, which takes a moment.
      </p>
    </DialogFrame>
  )
}
