import type { ReactElement } from 'react'
import { useRunner } from '../app/services-context.ts'
import { TextButton } from '../ui/text-button.tsx'
import { useFace } from './use-face.ts'

export interface CommandTextProps {
  readonly command: string
}

/** A button with words that runs a command, and is named as the command is now. */
export function CommandText({ command }: CommandTextProps): ReactElement {
  const runner = useRunner()
  const face = useFace(command, 'dialog')
  return (
    <TextButton
      disabled={!face.enabled}
      onPress={() => {
        runner.run(command, 'dialog')
      }}
    >
      {face.title}
    </TextButton>
  )
}
