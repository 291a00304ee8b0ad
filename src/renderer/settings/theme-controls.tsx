import type { ReactElement } from 'react'
import type { SettingsChange } from '@shared/settings.ts'
import type { Theme, ThemeSettings } from '@shared/theme.ts'
import { dayThemes, nightThemes, themeChoices } from '@shared/theme.ts'
import { Choice } from './choice.tsx'

export interface ThemeControlsProps {
  readonly settings: ThemeSettings
  readonly onKeep: (change: SettingsChange) => void
}

const names: Readonly<Record<Theme, string>> = {
  light: 'Paper',
  sepia: 'Sepia',
  dark: 'Dusk',
  black: 'Black',
  contrast: 'High contrast',
}

const choices = themeChoices.map((value) => ({
  value,
  name: value === 'system' ? 'System' : names[value],
  ...(value !== 'system' && { theme: value }),
}))
const byDay = dayThemes.map((value) => ({ value, name: names[value], theme: value }))
const byNight = nightThemes.map((value) => ({ value, name: names[value], theme: value, isByNight: true }))

/** Which theme; and where it follows the system, which by day and which by night. */
export function ThemeControls({ settings, onKeep }: ThemeControlsProps): ReactElement {
  return (
    <>
      <Choice
        label="Theme"
        value={settings.theme}
        options={choices}
        onChoose={(theme) => {
          onKeep({ theme })
        }}
      />
      {settings.theme === 'system' && (
        <>
          <Choice
            label="By day"
            value={settings.dayTheme}
            options={byDay}
            onChoose={(dayTheme) => {
              onKeep({ dayTheme })
            }}
          />
          <Choice
            label="By night"
            value={settings.nightTheme}
            options={byNight}
            onChoose={(nightTheme) => {
              onKeep({ nightTheme })
            }}
          />
        </>
      )}
    </>
  )
}
