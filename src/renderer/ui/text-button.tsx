import type { ReactElement, ReactNode } from 'react'
import { Button } from 'react-aria-components'
import './text-button.css'

export interface TextButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  /** The one that does what the dialog is for. */
  readonly primary?: boolean
  readonly disabled?: boolean
  readonly submit?: boolean
  readonly autoFocus?: boolean
}

export function TextButton(props: TextButtonProps): ReactElement {
  const { children, onPress, primary = false, disabled = false, submit = false, autoFocus = false } = props
  return (
    <Button
      className="text-button"
      data-primary={primary || undefined}
      isDisabled={disabled}
      type={submit ? 'submit' : 'button'}
      autoFocus={autoFocus}
      {...(onPress === undefined ? {} : { onPress })}
    >
      {children}
    </Button>
  )
}
