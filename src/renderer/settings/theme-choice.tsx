import type { ReactElement } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { Settings } from '@shared/settings.ts'

type Theme = Settings['theme']

const themes: readonly { readonly value: Theme; readonly name: string }[] = [
  { value: 'system', name: 'System' },
  { value: 'light', name: 'Paper' },
  { value: 'sepia', name: 'Sepia' },
  { value: 'dark', name: 'Dark' },
]

export interface ThemeChoiceProps {
  readonly theme: Theme
  readonly onChoose: (theme: Theme) => void
}

export function ThemeChoice({ theme, onChoose }: ThemeChoiceProps): ReactElement {
  return (
    <RadioGroup
      className="theme-choice"
      value={theme}
      orientation="horizontal"
      onChange={(value) => {
        const chosen = themes.find((each) => each.value === value)
        if (chosen !== undefined) onChoose(chosen.value)
      }}
    >
      <Label>Theme</Label>
      <div className="theme-choice-row">
        {themes.map(({ value, name }) => (
          <Radio key={value} value={value} className="theme-choice-option">
            {name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
