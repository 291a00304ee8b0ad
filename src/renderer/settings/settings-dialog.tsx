import { useState, type ReactElement } from 'react'
import type { Settings, SettingsChange } from '@shared/settings.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { changeSettings } from './change-settings.ts'
import { Preview } from './preview.tsx'
import { Range } from './range.tsx'
import { ThemeChoice } from './theme-choice.tsx'
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
      <ThemeChoice
        theme={settings.theme}
        onChoose={(theme) => {
          keep({ theme })
        }}
      />
      <Range
        label="Size"
        value={settings.fontSizePx}
        min={14}
        max={32}
        step={1}
        unit="px"
        onDrag={(fontSizePx) => {
          setDragged({ ...dragged, fontSizePx })
        }}
        onKeep={(fontSizePx) => {
          keep({ fontSizePx })
        }}
      />
      <Range
        label="Width"
        value={settings.measureCh}
        min={45}
        max={100}
        step={1}
        unit="characters"
        onDrag={(measureCh) => {
          setDragged({ ...dragged, measureCh })
        }}
        onKeep={(measureCh) => {
          keep({ measureCh })
        }}
      />
      <Range
        label="Line height"
        value={settings.lineHeight}
        min={1.2}
        max={2.2}
        step={0.05}
        unit=""
        onDrag={(lineHeight) => {
          setDragged({ ...dragged, lineHeight })
        }}
        onKeep={(lineHeight) => {
          keep({ lineHeight })
        }}
      />
      <Preview settings={settings} />
      <label className="settings-switch">
        <input
          type="checkbox"
          role="switch"
          checked={settings.singleKeys}
          onChange={(event) => {
            keep({ singleKeys: event.target.checked })
          }}
        />
        Shortcuts of one key, such as j, s and /
      </label>
      <dl className="settings-facts">
        <dt>Library</dt>
        <dd>
          <bdi>{opening?.folder}</bdi>
        </dd>
        <dt>Version</dt>
        <dd>{opening?.version}</dd>
      </dl>
    </DialogFrame>
  )
}
