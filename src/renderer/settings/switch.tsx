import type { ReactElement } from 'react'

export interface SwitchProps {
  readonly label: string
  readonly checked: boolean
  readonly disabled?: boolean
  readonly onSwitch: (checked: boolean) => void
}

export function Switch({ label, checked, disabled = false, onSwitch }: SwitchProps): ReactElement {
  return (
    <label className="settings-switch">
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        disabled={disabled}
        onChange={(event) => {
          onSwitch(event.target.checked)
        }}
      />
      {label}
    </label>
  )
}
