import type { ReactElement } from 'react'
import { useSay } from '../language/use-say.ts'
import { TextButton } from './text-button.tsx'

export interface DecisionProps {
  readonly onCancel: () => void
  /** Null while there is nothing yet that could be done. */
  readonly onAct: (() => void) | null
  /** What is done, in a word or two. */
  readonly label: string
  readonly disabled?: boolean
  /** Which of the two Enter presses at once; a field of the dialog, where neither is said. */
  readonly focus?: 'cancel' | 'act'
}

/** At the foot of a dialog: to leave things as they are, or to do what the dialog is for. */
export function Decision({ onCancel, onAct, label, disabled = false, focus }: DecisionProps): ReactElement {
  const say = useSay()
  return (
    <>
      <TextButton autoFocus={focus === 'cancel'} onPress={onCancel}>
        {say('ui.cancel')}
      </TextButton>
      {onAct !== null && (
        <TextButton primary disabled={disabled} autoFocus={focus === 'act'} onPress={onAct}>
          {label}
        </TextButton>
      )}
    </>
  )
}
