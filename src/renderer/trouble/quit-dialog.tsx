import type { ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { unsavedWords } from './unsaved-words.ts'

export interface QuitDialogProps {
  readonly onClose: () => void
}

/** Before the app goes, and with it what only it still holds. */
export function QuitDialog({ onClose }: QuitDialogProps): ReactElement {
  const { library, unsaved: acts } = useServices()
  const unsaved = useReadable(library, (state) => state.unsaved)
  return (
    <DialogFrame
      title="Quit without saving?"
      role="alertdialog"
      size="small"
      onClose={onClose}
      actions={
        <>
          <TextButton autoFocus onPress={onClose}>
            Stay
          </TextButton>
          <TextButton
            primary
            onPress={() => {
              drop(acts.quit())
            }}
          >
            {unsaved?.count === 1 ? 'Quit and lose it' : 'Quit and lose them'}
          </TextButton>
        </>
      }
    >
      {unsaved !== null && <p dir="auto">{unsavedWords(unsaved)}</p>}
      <p className="trouble-more">
        Offprint tries once more when it quits. What cannot be saved then is lost.
      </p>
    </DialogFrame>
  )
}
