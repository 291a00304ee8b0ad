import type { ReactElement } from 'react'
import type { Settings, SettingsChange } from '@shared/settings.ts'
import { Range } from './range.tsx'
import { ThemeChoice } from './theme-choice.tsx'

export interface TypeControlsProps {
  readonly settings: Settings
  /** A step of a slider, shown and not yet kept. */
  readonly onDrag: (change: SettingsChange) => void
  readonly onKeep: (change: SettingsChange) => void
}

/** Theme, size, measure and leading: the same controls over the page and in the settings. */
export function TypeControls({ settings, onDrag, onKeep }: TypeControlsProps): ReactElement {
  return (
    <>
      <ThemeChoice theme={settings.theme} onChoose={(theme) => onKeep({ theme })} />
      <Range
        label="Size"
        value={settings.fontSizePx}
        min={14}
        max={32}
        step={1}
        unit="px"
        onDrag={(fontSizePx) => onDrag({ fontSizePx })}
        onKeep={(fontSizePx) => onKeep({ fontSizePx })}
      />
      <Range
        label="Width"
        value={settings.measureCh}
        min={45}
        max={100}
        step={1}
        unit="characters"
        onDrag={(measureCh) => onDrag({ measureCh })}
        onKeep={(measureCh) => onKeep({ measureCh })}
      />
      <Range
        label="Line height"
        value={settings.lineHeight}
        min={1.2}
        max={2.2}
        step={0.05}
        unit=""
        onDrag={(lineHeight) => onDrag({ lineHeight })}
        onKeep={(lineHeight) => onKeep({ lineHeight })}
      />
    </>
  )
}
