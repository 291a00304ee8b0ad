import type { ReactElement } from 'react'
import {
  Dialog,
  Label,
  Radio,
  RadioGroup,
  Slider,
  SliderFill,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components'
import type { Settings } from '@shared/settings.ts'

export interface TypeSettingsProps {
  readonly settings: Settings
  /** Shows a change that is not yet kept; an empty one ends the preview. */
  readonly onPreview: (change: Partial<Settings>) => void
}

const themes: readonly { readonly value: Settings['theme']; readonly name: string }[] = [
  { value: 'system', name: 'System' },
  { value: 'light', name: 'Light' },
  { value: 'sepia', name: 'Sepia' },
  { value: 'dark', name: 'Dark' },
]

/** Size, width, leading and theme. The page shows each step of a slider at once; letting go keeps it. */
export function TypeSettings({ settings, onPreview }: TypeSettingsProps): ReactElement {
  const keep = (change: Partial<Settings>): void => {
    void window.offprint.settings.change(change).then(() => {
      onPreview({})
    })
  }
  return (
    <Dialog className="type-settings" aria-label="Type and theme">
      <Measure
        label="Size"
        value={settings.fontSizePx}
        min={14}
        max={32}
        step={1}
        tell={(value) => `${String(value)} px`}
        onChange={(fontSizePx) => {
          onPreview({ fontSizePx })
        }}
        onEnd={(fontSizePx) => {
          keep({ fontSizePx })
        }}
      />
      <Measure
        label="Width"
        value={settings.measureCh}
        min={45}
        max={100}
        step={1}
        tell={(value) => `${String(value)} characters`}
        onChange={(measureCh) => {
          onPreview({ measureCh })
        }}
        onEnd={(measureCh) => {
          keep({ measureCh })
        }}
      />
      <Measure
        label="Line height"
        value={settings.lineHeight}
        min={1.2}
        max={2.2}
        step={0.05}
        tell={(value) => value.toFixed(2)}
        onChange={(lineHeight) => {
          onPreview({ lineHeight })
        }}
        onEnd={(lineHeight) => {
          keep({ lineHeight })
        }}
      />
      <RadioGroup
        className="themes"
        value={settings.theme}
        orientation="horizontal"
        onChange={(value) => {
          const chosen = themes.find((theme) => theme.value === value)
          if (chosen) keep({ theme: chosen.value })
        }}
      >
        <Label>Theme</Label>
        <div className="themes-row">
          {themes.map((theme) => (
            <Radio key={theme.value} value={theme.value} className="theme" data-swatch={theme.value}>
              <span className="theme-swatch" aria-hidden="true">
                Aa
              </span>
              {theme.name}
            </Radio>
          ))}
        </div>
      </RadioGroup>
    </Dialog>
  )
}

interface MeasureProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  readonly tell: (value: number) => string
  readonly onChange: (value: number) => void
  readonly onEnd: (value: number) => void
}

function Measure({ label, value, min, max, step, tell, onChange, onEnd }: MeasureProps): ReactElement {
  return (
    <Slider
      className="slider"
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      onChange={onChange}
      onChangeEnd={onEnd}
    >
      <Label>{label}</Label>
      <SliderOutput>{() => tell(value)}</SliderOutput>
      <SliderTrack className="slider-track">
        <SliderFill className="slider-fill" />
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </Slider>
  )
}
