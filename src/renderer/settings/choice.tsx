import type { CSSProperties, ReactElement } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { Theme } from '@shared/theme.ts'

export interface Option<Value extends string> {
  readonly value: Value
  readonly name: string
  /** Where its name is not in the language of the interface. */
  readonly lang?: string
  readonly style?: CSSProperties
  /** Shows the paper and the ink of that theme before its name. */
  readonly theme?: Theme
  /** By night, of a theme that has two faces. */
  readonly isByNight?: boolean
}

export interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly Option<Value>[]
  readonly onChoose: (value: Value) => void
}

/** One of a few, all in sight. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactElement {
  const { label, value, options, onChoose } = props
  return (
    <RadioGroup
      className="choice"
      value={value}
      orientation="horizontal"
      onChange={(next) => {
        const chosen = options.find((each) => each.value === next)
        if (chosen !== undefined) onChoose(chosen.value)
      }}
    >
      <Label>{label}</Label>
      <div className="choice-row">
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className="choice-option"
            {...(option.style && { style: option.style })}
          >
            {option.theme && (
              <span
                className="choice-swatch"
                data-theme={option.theme}
                data-night={option.isByNight}
                aria-hidden="true"
              >
                a
              </span>
            )}
            <span lang={option.lang}>{option.name}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
