import type { LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { useRunner } from '../app/services-context.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { Region } from './region.ts'
import { useFace } from './use-face.ts'

export interface CommandButtonProps {
  readonly command: string
  readonly icon: LucideIcon
  /** Where the button stands for the keyboard: decides what the command is about. */
  readonly region: Region
}

/** An icon that runs a command, and looks and is named as the command is now. */
export function CommandButton({ command, icon, region }: CommandButtonProps): ReactElement {
  const runner = useRunner()
  const face = useFace(command, region)
  return (
    <IconButton
      icon={icon}
      label={face.title}
      keys={face.keys}
      disabled={!face.enabled}
      onPress={() => {
        runner.run(command, region)
      }}
    />
  )
}
