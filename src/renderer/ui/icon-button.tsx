import type { LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'
import './icon-button.css'

export interface IconButtonProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly keys?: string | null
  readonly disabled?: boolean
  /** Shown filled, such as the bookmark of a bookmarked article. */
  readonly filled?: boolean
  readonly className?: string
  readonly onPress: () => void
}

/** A button that is an icon; its name and its key are in the tooltip. */
export function IconButton(props: IconButtonProps): ReactElement {
  const { icon: Icon, label, keys = null, disabled = false, filled = false, className = '', onPress } = props
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      <Button
        className={`icon-button ${className}`}
        aria-label={label}
        isDisabled={disabled}
        onPress={onPress}
        data-filled={filled || undefined}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {keys !== null && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
