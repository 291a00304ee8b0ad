import type { ReactElement } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import type { HighlightColour } from '@shared/highlight.ts'
import { highlightColours } from '@shared/highlight.ts'

export interface ColourChoiceProps {
  readonly colour: HighlightColour
  readonly onChange: (colour: HighlightColour) => void
}

/** The colours, each with its name: seen as a colour, heard as a word. */
export function ColourChoice({ colour, onChange }: ColourChoiceProps): ReactElement {
  return (
    <RadioGroup
      className="colour-choice"
      aria-label="Colour"
      orientation="horizontal"
      value={colour}
      onChange={(value) => {
        const chosen = highlightColours.find((one) => one === value)
        if (chosen !== undefined) onChange(chosen)
      }}
    >
      {highlightColours.map((one) => (
        <Radio key={one} value={one} className="colour-dot" data-colour={one} aria-label={colourName(one)}>
          <span className="colour-letter" aria-hidden="true">
            {colourName(one).charAt(0)}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}

export function colourName(colour: HighlightColour): string {
  return colour.charAt(0).toUpperCase() + colour.slice(1)
}
