import { useState, type ReactElement } from 'react'
import type { Settings, SettingsChange } from '@shared/settings.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { CommandText } from '../commands/command-text.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { changeSettings } from './change-settings.ts'
import { Preview } from './preview.tsx'
import { Switch } from './switch.tsx'
import { TypeControls } from './type-controls.tsx'
import './settings.css'

export interface SettingsDialogProps {
  readonly onClose: () => void
}

/** Looks, type, keys, and where the library is. Every change shows at once and is kept at once. */
export function SettingsDialog({ onClose }: SettingsDialogProps): ReactElement {
  const services = useServices()
  const kept = useReadable(services.library, (state) => state.settings)
  const opening = useReadable(services.library, (state) => state.opening)
  /** While a slider is dragged, before it is let go of. */
  const [dragged, setDragged] = useState<Partial<Settings>>({})
  const settings = { ...kept, ...dragged }
  const keep = (change: SettingsChange): void => {
    setDragged({})
    drop(changeSettings(services, change))
  }
  return (
    <DialogFrame title="Settings" onClose={onClose}>
      <TypeControls
        settings={settings}
        onDrag={(change) => {
          setDragged({ ...dragged, ...change })
        }}
        onKeep={keep}
      />
      <Preview settings={settings} />
      <Switch
        label="Shortcuts of one key, such as j, s and /"
        checked={settings.singleKeys}
        onSwitch={(singleKeys) => {
          keep({ singleKeys })
        }}
      />
      <dl className="settings-facts">
        <dt>Library</dt>
        <dd>
          <bdi>{opening?.folder}</bdi>
          <CommandText command="library.about" />
        </dd>
        <dt>Version</dt>
        <dd>{opening?.version}</dd>
      </dl>
    </DialogFrame>
  )
}
