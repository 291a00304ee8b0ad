import type { ReactElement } from 'react'
import { CommandText } from '../commands/command-text.tsx'
import { KeyList } from './key-list.tsx'
import type { SettingsPageProps } from './settings-page.ts'
import { Switch } from './switch.tsx'
import { useSay } from '../language/use-say.ts'

/** Whether single letters act, and the way to the list of all keys. */
export function KeyboardPage({ settings, onKeep }: SettingsPageProps): ReactElement {
  const say = useSay()
  return (
    <>
      <Switch
        label={say('settings.shortcutsOfOneKeySuchAs')}
        checked={settings.singleKeys}
        onSwitch={(singleKeys) => {
          onKeep({ singleKeys })
        }}
      />
      <p className="dialog-hint">{say('settings.offNothingHappensByALetter')}</p>
      <CommandText command="help.keys" />
      <KeyList
        chosen={settings.keys}
        onChange={(keys) => {
          onKeep({ keys })
        }}
      />
    </>
  )
}
