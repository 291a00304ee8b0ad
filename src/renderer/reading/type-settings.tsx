import type { ReactElement } from 'react'
import { Dialog } from 'react-aria-components'
import type { Settings, SettingsChange } from '@shared/settings.ts'
import { drop } from '../app/drop.ts'
import { Range } from '../settings/range.tsx'
import { ThemeChoice } from '../settings/theme-choice.tsx'
import '../settings/settings.css'

export interface TypeSettingsProps {
  readonly settings: Settings
  /** Shows a change that is not yet kept; an empty one ends the preview. */
  readonly onPreview: (change: Partial<Settings>) => void
  /** Keeps a change; a refusal is said to the reader by then. */
  readonly onKeep: (change: SettingsChange) => Promise<void>
}

/** Size, width, leading and theme. The page shows each step of a slider at once; letting go keeps it. */
export function TypeSettings({ settings, onPreview, onKeep }: TypeSettingsProps): ReactElement {
  const keep = (change: SettingsChange): void => {
    drop(
      onKeep(change).then(() => {
        onPreview({})
      }),
    )
  }
  return (
    <Dialog className="type-settings" aria-label="Type and theme">
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
          onPreview({ fontSizePx })
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
          onPreview({ measureCh })
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
          onPreview({ lineHeight })
        }}
        onKeep={(lineHeight) => {
          keep({ lineHeight })
        }}
      />
    </Dialog>
  )
}
