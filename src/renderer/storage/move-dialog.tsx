import type { ReactElement } from 'react'
import type { MovePlan } from '@shared/storage.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { inBytes } from './bytes.ts'
import { useSay } from '../language/use-say.ts'
import './storage.css'

export interface MoveDialogProps {
  readonly plan: MovePlan
  readonly onClose: () => void
}

/** From where to where, and what it means, before anything is copied. */
export function MoveDialog({ plan, onClose }: MoveDialogProps): ReactElement {
  const say = useSay()
  const { storage, library } = useServices()
  const from = useReadable(library, (state) => state.opening?.folder ?? '')
  const files = say('count.files', { count: plan.files })
  return (
    <DialogFrame
      title={say('storage.moveTheLibrary')}
      onClose={onClose}
      actions={
        <Decision
          label={say('storage.move')}
          focus="act"
          onCancel={onClose}
          onAct={() => {
            onClose()
            drop(storage.move(plan))
          }}
        />
      }
    >
      <dl className="storage-way">
        <dt>{say('storage.from')}</dt>
        <dd className="storage-path">
          <bdi>{from}</bdi>
        </dd>
        <dt>{say('storage.to')}</dt>
        <dd className="storage-path">
          <bdi>{plan.folder}</bdi>
        </dd>
      </dl>
      <p>
        {plan.free === null
          ? say('storage.toCopy', { files, size: inBytes(plan.bytes, say) })
          : say('storage.toCopyOfFree', {
              files,
              size: inBytes(plan.bytes, say),
              free: inBytes(plan.free, say),
            })}{' '}
        {say('storage.eachIsCopied')}
      </p>
      <p className="dialog-hint">{say('storage.theOldCopyIsKeptUntil')}</p>
    </DialogFrame>
  )
}
