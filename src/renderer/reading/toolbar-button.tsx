import type { LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { IconButton } from '../ui/icon-button.tsx'
import type { ReadingCommands } from './reading-commands.ts'

export interface CommandButtonProps {
  readonly commands: ReadingCommands
  /** The id of the app's command object. Where there is none, there is no button. */
  readonly command: string
  readonly icon: LucideIcon
  /** The mark is set: the icon is filled. The name of the command says what pressing does. */
  readonly isOn?: boolean
}

/** A button that is its command: same name, same key, same act. */
export function CommandButton({
  commands,
  command,
  icon,
  isOn = false,
}: CommandButtonProps): ReactElement | null {
  const face = commands.face(command)
  if (!face) return null
  return (
    <IconButton
      icon={icon}
      label={face.title}
      keys={face.keys}
      disabled={!face.enabled}
      filled={isOn}
      onPress={() => {
        commands.run(command)
      }}
    />
  )
}
