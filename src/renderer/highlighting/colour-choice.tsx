import type { ReactElement } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import type { HighlightColour } from '@shared/highlight.ts'
import { highlightColours } from '@shared/highlight.ts'
import type { PlainKey } from '@shared/language/say.ts'
import { useSay } from '../language/use-say.ts'

export interface ColourChoiceProps {
  readonly colour: HighlightColour
  readonly onChange: (colour: HighlightColour) => void
}

/** The colours, each with its name: seen as a colour, heard as a word. */
export function ColourChoice({ colour, onChange }: ColourChoiceProps): ReactElement {
  const say = useSay()
  return (
    <RadioGroup
      className="colour-choice"
      aria-label={say('highlighting.colour')}
      orientation="horizontal"
      value={colour}
      onChange={(value) => {
        const chosen = highlightColours.find((one) => one === value)
        if (chosen !== undefined) onChange(chosen)
      }}
    >
      {highlightColours.map((one) => (
        <Radio
          key={one}
          value={one}
          className="colour-dot"
          data-colour={one}
          aria-label={say(colourNames[one])}
        >
          <span className="colour-letter" aria-hidden="true">
            {say(colourNames[one]).charAt(0)}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}

export const colourNames = {
  yellow: 'highlighting.yellow',
  green: 'highlighting.green',
  blue: 'highlighting.blue',
  pink: 'highlighting.pink',
  purple: 'highlighting.purple',
} as const satisfies Readonly<Record<HighlightColour, PlainKey>>
