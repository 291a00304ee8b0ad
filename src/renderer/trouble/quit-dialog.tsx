import type { ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { unsavedWords } from './unsaved-words.ts'
import { useSay } from '../language/use-say.ts'

export interface QuitDialogProps {
  readonly onClose: () => void
}

/** Before the app goes, and with it what only it still holds. */
export function QuitDialog({ onClose }: QuitDialogProps): ReactElement {
  const say = useSay()
  const { library, unsaved: acts } = useServices()
  const unsaved = useReadable(library, (state) => state.unsaved)
  return (
    <DialogFrame
      title={say('trouble.quitWithoutSaving')}
      role="alertdialog"
      size="small"
      onClose={onClose}
      actions={
        <>
          <TextButton autoFocus onPress={onClose}>
            {say('trouble.stay')}
          </TextButton>
          <TextButton
            primary
            onPress={() => {
              drop(acts.quit())
            }}
          >
            {unsaved?.count === 1 ? say('trouble.quitAndLoseIt') : say('trouble.quitAndLoseThem')}
          </TextButton>
        </>
      }
    >
      {unsaved !== null && <p dir="auto">{unsavedWords(unsaved, say)}</p>}
      <p className="trouble-more">{say('trouble.offprintTriesOnceMoreWhenIt')}</p>
    </DialogFrame>
  )
}
