import type { ReactElement } from 'react'
import type { ImportId } from '@shared/article.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { countOf } from '../ui/count-of.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'

export interface StopDialogProps {
  readonly id: ImportId
  readonly onClose: () => void
}

/** An import is to be stopped: what becomes of what it brought so far? It goes on until that is said. */
export function StopDialog({ id, onClose }: StopDialogProps): ReactElement {
  const { imports } = useServices()
  const done = useReadable(imports, (state) => state.running.find((one) => one.id === id)?.done ?? null)
  const stop = (how: 'keep' | 'undo'): void => {
    onClose()
    drop(imports.cancel(id, how))
  }
  return (
    <DialogFrame
      title="Stop the import"
      onClose={onClose}
      actions={
        <>
          <TextButton onPress={onClose}>Go on importing</TextButton>
          <TextButton
            onPress={() => {
              stop('undo')
            }}
          >
            Stop and take back
          </TextButton>
          <TextButton
            primary
            autoFocus
            onPress={() => {
              stop('keep')
            }}
          >
            Stop and keep
          </TextButton>
        </>
      }
    >
      <p>
        {done === null ? 'It has ended meanwhile.' : `${countOf(done, 'item')} came in so far.`} Keep them, or
        take them back: what was added moves to the Trash, and what was merged is as it was before.
      </p>
    </DialogFrame>
  )
}
