import type { ReactElement } from 'react'
import type { SettingsChange } from '@shared/settings.ts'
import type { Theme, ThemeSettings } from '@shared/theme.ts'
import { dayThemes, nightThemes, themeChoices } from '@shared/theme.ts'
import type { PlainKey } from '@shared/language/say.ts'
import { useSay } from '../language/use-say.ts'
import { Choice } from './choice.tsx'

export interface ThemeControlsProps {
  readonly settings: ThemeSettings
  readonly onKeep: (change: SettingsChange) => void
}

const names: Readonly<Record<Theme, PlainKey>> = {
  light: 'settings.paper',
  sepia: 'settings.sepia',
  dark: 'settings.dusk',
  black: 'settings.black',
  contrast: 'settings.highContrast',
}

/** Which theme; and where it follows the system, which by day and which by night. */
export function ThemeControls({ settings, onKeep }: ThemeControlsProps): ReactElement {
  const say = useSay()
  const choices = themeChoices.map((value) => ({
    value,
    name: say(value === 'system' ? 'settings.system' : names[value]),
    ...(value !== 'system' && { theme: value }),
  }))
  const byDay = dayThemes.map((value) => ({ value, name: say(names[value]), theme: value }))
  const byNight = nightThemes.map((value) => ({
    value,
    name: say(names[value]),
    theme: value,
    isByNight: true,
  }))
  return (
    <>
      <Choice
        label={say('settings.theme')}
        value={settings.theme}
        options={choices}
        onChoose={(theme) => {
          onKeep({ theme })
        }}
      />
      {settings.theme === 'system' && (
        <>
          <Choice
            label={say('settings.byDay')}
            value={settings.dayTheme}
            options={byDay}
            onChoose={(dayTheme) => {
              onKeep({ dayTheme })
            }}
          />
          <Choice
            label={say('settings.byNight')}
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
