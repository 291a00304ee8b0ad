import type { ReactElement } from 'react'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import type { Question } from './mass-question.ts'
import { useSay } from '../language/use-say.ts'

export interface MassDialogProps {
  readonly question: Question
  readonly onClose: () => void
}

/** Most of the library at one stroke is more often a slip than a wish. */
export function MassDialog({ question, onClose }: MassDialogProps): ReactElement {
  const say = useSay()
  return (
    <DialogFrame
      title={say('organising.mostOfYourLibrary')}
      role="alertdialog"
      size="small"
      onClose={onClose}
      actions={
        <>
          <TextButton autoFocus onPress={onClose}>
            {say('organising.keep')}
          </TextButton>
          <TextButton
            primary
            onPress={() => {
              onClose()
              question.onYes()
            }}
          >
            {say('organising.remove')}
          </TextButton>
        </>
      }
    >
      <p dir="auto">{say.heard(question.message)}</p>
    </DialogFrame>
  )
}
