import type { ReactElement } from 'react'
import { CommandText } from '../commands/command-text.tsx'
import type { SettingsPageProps } from './settings-page.ts'
import { Switch } from './switch.tsx'

/** Whether single letters act, and the way to the list of all keys. */
export function KeyboardPage({ settings, onKeep }: SettingsPageProps): ReactElement {
  return (
    <>
      <Switch
        label="Shortcuts of one key, such as j, s and /"
        checked={settings.singleKeys}
        onSwitch={(singleKeys) => {
          onKeep({ singleKeys })
        }}
      />
      <p className="dialog-hint">
        Off, nothing happens by a letter pressed by accident or heard by speech control. Keys with Ctrl, Alt
        or ⌘ stay.
      </p>
      <CommandText command="help.keys" />
    </>
  )
}
