import { Copy, MessageSquarePlus } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, Toolbar } from 'react-aria-components'
import type { HighlightColour } from '@shared/highlight.ts'
import { highlightColours } from '@shared/highlight.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { colourName } from './colour-choice.tsx'
import type { Anchor } from './place-float.ts'
import { placeFloat } from './place-float.ts'

export interface SelectionBarProps {
  readonly anchor: Anchor
  readonly onHighlight: (colour: HighlightColour) => void
  readonly onNote: () => void
  readonly onCopy: () => void
}

/** What can be done with the words that are selected. It takes no focus: the selection stays where it is. */
export function SelectionBar({ anchor, onHighlight, onNote, onCopy }: SelectionBarProps): ReactElement {
  return (
    <Toolbar
      className="selection-bar"
      aria-label="Selected words"
      style={placeFloat(anchor, 248)}
      onMouseDown={(event) => {
        event.preventDefault()
      }}
    >
      {highlightColours.map((colour) => (
        <Button
          key={colour}
          className="colour-dot"
          data-colour={colour}
          aria-label={`Highlight in ${colour}`}
          onPress={() => {
            onHighlight(colour)
          }}
        >
          <span className="colour-letter" aria-hidden="true">
            {colourName(colour).charAt(0)}
          </span>
        </Button>
      ))}
      <IconButton
        icon={MessageSquarePlus}
        label="Highlight and write a note"
        keys="Shift+H"
        onPress={onNote}
      />
      <IconButton icon={Copy} label="Copy" onPress={onCopy} />
    </Toolbar>
  )
}
