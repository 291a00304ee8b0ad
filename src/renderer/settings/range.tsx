import type { ReactElement } from 'react'
import { useSay } from '../language/use-say.ts'
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'

export interface RangeProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  /** Said after the number; may be empty. */
  readonly unit: string
  readonly onDrag: (value: number) => void
  /** The slider was let go of, or moved by a key. */
  readonly onKeep: (value: number) => void
}

export function Range({ label, value, min, max, step, unit, onDrag, onKeep }: RangeProps): ReactElement {
  const say = useSay()
  /** Steps of 0.05 would end in 1.5500000000000003. */
  const tidy = (raw: number): number => Math.round(raw * 100) / 100
  return (
    <Slider
      className="range"
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      onChange={(next) => {
        onDrag(tidy(next))
      }}
      onChangeEnd={(next) => {
        onKeep(tidy(next))
      }}
    >
      <Label>{label}</Label>
      <SliderTrack className="range-track">
        <SliderThumb className="range-thumb" />
      </SliderTrack>
      <SliderOutput className="range-value">
        {say.number(tidy(value))} {unit}
      </SliderOutput>
    </Slider>
  )
}
