import type { CSSProperties, ReactElement } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'

export interface Option<Value extends string> {
  readonly value: Value
  readonly name: string
  readonly style?: CSSProperties
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
            {option.name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
