import type { ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { useSay } from '../language/use-say.ts'

export interface DiscardDialogProps {
  readonly onClose: () => void
}

/** Before changes are given up that cannot be saved. */
export function DiscardDialog({ onClose }: DiscardDialogProps): ReactElement {
  const say = useSay()
  const { library, unsaved } = useServices()
  const count = useReadable(library, (state) => state.unsaved?.count ?? 0)
  return (
    <DialogFrame
      title={say('trouble.discardWhatIsNotSaved')}
      role="alertdialog"
      size="small"
      onClose={onClose}
      actions={
        <>
          <TextButton autoFocus onPress={onClose}>
            {say('trouble.keepTrying')}
          </TextButton>
          <TextButton
            primary
            onPress={() => {
              onClose()
              drop(unsaved.discard())
            }}
          >
            {say('trouble.discard')}
          </TextButton>
        </>
      }
    >
      <p>{say('trouble.willBeGivenUp', { count })}</p>
    </DialogFrame>
  )
}
