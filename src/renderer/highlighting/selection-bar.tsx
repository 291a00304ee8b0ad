import { Copy, MessageSquarePlus } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, Toolbar } from 'react-aria-components'
import type { HighlightColour } from '@shared/highlight.ts'
import { highlightColours } from '@shared/highlight.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { colourNames } from './colour-choice.tsx'
import type { Anchor } from './place-float.ts'
import { placeFloat } from './place-float.ts'
import { useSay } from '../language/use-say.ts'

export interface SelectionBarProps {
  readonly anchor: Anchor
  readonly onHighlight: (colour: HighlightColour) => void
  readonly onNote: () => void
  readonly onCopy: () => void
}

/** What can be done with the words that are selected. It takes no focus: the selection stays where it is. */
export function SelectionBar({ anchor, onHighlight, onNote, onCopy }: SelectionBarProps): ReactElement {
  const say = useSay()
  return (
    <Toolbar
      className="selection-bar"
      aria-label={say('highlighting.selectedWords')}
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
          aria-label={say('highlighting.highlightIn', {
            colour: say(colourNames[colour]).toLocaleLowerCase(say.locale),
          })}
          onPress={() => {
            onHighlight(colour)
          }}
        >
          <span className="colour-letter" aria-hidden="true">
            {say(colourNames[colour]).charAt(0)}
          </span>
        </Button>
      ))}
      <IconButton
        icon={MessageSquarePlus}
        label={say('highlighting.highlightAndWriteANote')}
        keys="Shift+H"
        onPress={onNote}
      />
      <IconButton icon={Copy} label={say('highlighting.copy')} onPress={onCopy} />
    </Toolbar>
  )
}
