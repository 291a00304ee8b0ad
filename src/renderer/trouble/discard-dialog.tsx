import type { ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { countOf } from '../ui/count-of.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'

export interface DiscardDialogProps {
  readonly onClose: () => void
}

/** Before changes are given up that cannot be saved. */
export function DiscardDialog({ onClose }: DiscardDialogProps): ReactElement {
  const { library, unsaved } = useServices()
  const count = useReadable(library, (state) => state.unsaved?.count ?? 0)
  return (
    <DialogFrame
      title="Discard what is not saved"
      role="alertdialog"
      size="small"
      onClose={onClose}
      actions={
        <>
          <TextButton autoFocus onPress={onClose}>
            Keep trying
          </TextButton>
          <TextButton
            primary
            onPress={() => {
              onClose()
              drop(unsaved.discard())
            }}
          >
            Discard
          </TextButton>
        </>
      }
    >
      <p>
        {countOf(count, 'change')} will be given up, as if {count === 1 ? 'it' : 'they'} had never been made.
        What is saved stays as it is.
      </p>
    </DialogFrame>
  )
}
