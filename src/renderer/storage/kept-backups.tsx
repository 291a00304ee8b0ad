import type { PlainKey } from '@shared/language/say.ts'
import type { ReactElement } from 'react'
import type { BackupKeeping, SettingsChange } from '@shared/settings.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { useReadable } from '../ui/use-readable.ts'
import { useSay } from '../language/use-say.ts'

const rules: readonly {
  readonly setting: keyof BackupKeeping
  readonly name: PlainKey
  readonly most: number
}[] = [
  { setting: 'backupHours', name: 'storage.hourly', most: 72 },
  { setting: 'backupDays', name: 'storage.daily', most: 60 },
  { setting: 'backupWeeks', name: 'storage.weekly', most: 104 },
]

/** How many of each are kept. What does not fit is put right, not refused. */
export function KeptBackups(): ReactElement {
  const say = useSay()
  const services = useServices()
  const settings = useReadable(services.library, (state) => state.settings)
  return (
    <fieldset className="kept-backups">
      <legend>{say('storage.keep')}</legend>
      {rules.map(({ setting, name, most }) => (
        <label key={setting}>
          {say(name)}
          <input
            key={settings[setting]}
            className="field"
            type="number"
            min={0}
            max={most}
            defaultValue={settings[setting]}
            onBlur={(event) => {
              const wanted = Math.min(most, Math.max(0, Math.round(Number(event.target.value))))
              event.target.value = String(wanted)
              const change: SettingsChange = { [setting]: wanted }
              if (wanted !== settings[setting]) drop(changeSettings(services, change))
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur()
            }}
          />
        </label>
      ))}
    </fieldset>
  )
}
