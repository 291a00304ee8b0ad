import type { ReactElement } from 'react'
import type { ReadingFace, Settings, SettingsChange } from '@shared/settings.ts'
import { familyOf } from '../reading/page/apply-type.ts'
import { Choice, type Option } from './choice.tsx'
import { Range } from './range.tsx'
import { Switch } from './switch.tsx'
import { ThemeControls } from './theme-controls.tsx'

export interface TypeControlsProps {
  readonly settings: Settings
  /** A step of a slider, shown and not yet kept. */
  readonly onDrag: (change: SettingsChange) => void
  readonly onKeep: (change: SettingsChange) => void
}

const faces: readonly Option<ReadingFace>[] = (
  [
    ['literata', 'Literata'],
    ['source-serif', 'Source Serif'],
    ['inter', 'Inter'],
    ['atkinson', 'Atkinson Hyperlegible'],
    ['opendyslexic', 'OpenDyslexic'],
  ] as const
).map(([value, name]) => ({
  value,
  name,
  // OpenDyslexic is half as wide again as the others.
  style: { fontFamily: `"${familyOf[value]}"`, ...(value === 'opendyslexic' && { fontSize: '0.8em' }) },
}))

const paragraphs: readonly Option<Settings['paragraphs']>[] = [
  { value: 'gap', name: 'Gap between' },
  { value: 'indent', name: 'First line indented' },
]

interface RangeOf {
  readonly field: 'fontSizePx' | 'measureCh' | 'lineHeight' | 'letterSpacingEm' | 'wordSpacingEm'
  readonly label: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly unit: string
}

const ranges: readonly RangeOf[] = [
  { field: 'fontSizePx', label: 'Size', min: 14, max: 32, step: 1, unit: 'px' },
  { field: 'measureCh', label: 'Width', min: 45, max: 100, step: 1, unit: 'characters' },
  { field: 'lineHeight', label: 'Line height', min: 1.2, max: 2.2, step: 0.05, unit: '' },
  { field: 'letterSpacingEm', label: 'Letter space', min: 0, max: 0.15, step: 0.01, unit: 'em' },
  { field: 'wordSpacingEm', label: 'Word space', min: 0, max: 0.5, step: 0.02, unit: 'em' },
]

/** Theme, face, size, measure, leading and the finer points: the same controls over the page and in the settings. */
export function TypeControls({ settings, onDrag, onKeep }: TypeControlsProps): ReactElement {
  return (
    <>
      <ThemeControls settings={settings} onKeep={onKeep} />
      <Choice
        label="Face"
        value={settings.face}
        options={faces}
        onChoose={(face) => {
          onKeep({ face })
        }}
      />
      {ranges.map(({ field, ...range }) => (
        <Range
          key={field}
          {...range}
          value={settings[field]}
          onDrag={(value) => {
            onDrag({ [field]: value })
          }}
          onKeep={(value) => {
            onKeep({ [field]: value })
          }}
        />
      ))}
      <Choice
        label="Paragraphs"
        value={settings.paragraphs}
        options={paragraphs}
        onChoose={(chosen) => {
          onKeep({ paragraphs: chosen })
        }}
      />
      <div className="settings-switches">
        <Switch
          label="Hyphenate"
          checked={settings.hyphenate || settings.justify}
          disabled={settings.justify}
          onSwitch={(hyphenate) => {
            onKeep({ hyphenate })
          }}
        />
        <Switch
          label="Justify, hyphenated"
          checked={settings.justify}
          onSwitch={(justify) => {
            onKeep({ justify })
          }}
        />
        <Switch
          label="Ligatures"
          checked={settings.ligatures}
          onSwitch={(ligatures) => {
            onKeep({ ligatures })
          }}
        />
        <Switch
          label="Old-style figures"
          checked={settings.oldStyleFigures}
          onSwitch={(oldStyleFigures) => {
            onKeep({ oldStyleFigures })
          }}
        />
      </div>
    </>
  )
}
