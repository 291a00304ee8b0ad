import type { LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'
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
  icon: Icon,
  isOn,
}: CommandButtonProps): ReactElement | null {
  const face = commands.face(command)
  if (!face) return null
  return (
    <TooltipTrigger delay={600}>
      <Button
        className="icon-button"
        aria-label={face.title}
        isDisabled={!face.enabled}
        data-on={isOn === true ? true : undefined}
        onPress={() => {
          commands.run(command)
        }}
      >
        <Icon aria-hidden="true" />
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {face.title}
        {face.keys !== null && <kbd>{face.keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
