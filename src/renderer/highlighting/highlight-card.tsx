import { Copy, Trash2, X } from 'lucide-react'
import { useEffect, useId, useRef, useState, type ReactElement } from 'react'
import type { Highlight, HighlightChange } from '@shared/highlight.ts'
import { longestNote } from '@shared/highlight.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { ColourChoice } from './colour-choice.tsx'
import type { Anchor } from './place-float.ts'
import { placeFloat } from './place-float.ts'
import { useSay } from '../language/use-say.ts'

export interface HighlightCardProps {
  readonly highlight: Highlight
  /** Null for what has no place in the text: it stands in the middle then. */
  readonly anchor: Anchor | null
  readonly onChange: (change: HighlightChange) => void
  readonly onRemove: () => void
  readonly onCopy: () => void
  readonly onClose: () => void
}

const widthPx = 320
const heightPx = 232

/** A highlight: its colour, what was written to it, its tags. What is typed is kept when the card closes. */
export function HighlightCard(props: HighlightCardProps): ReactElement {
  const say = useSay()
  const { highlight, anchor, onChange, onRemove, onCopy, onClose } = props
  const [note, setNote] = useState(highlight.note ?? '')
  const [tags, setTags] = useState(highlight.tags.join(', '))
  const field = useRef<HTMLTextAreaElement>(null)
  const ids = { note: useId(), tags: useId() }
  useEffect(() => {
    field.current?.focus()
  }, [])
  const change = changeOf(highlight, note, tags)
  // Closing takes the focus away, which must not keep the same change twice.
  const isClosed = useRef(false)
  const close = (): void => {
    isClosed.current = true
    if (change !== null) onChange(change)
    onClose()
  }
  const name = highlight.quote === '' ? say('highlighting.noteOnTheArticle') : say('highlighting.highlight')
  return (
    <div
      className="highlight-card"
      role="dialog"
      aria-label={name}
      style={
        anchor === null ? undefined : placeFloat(anchor, Math.min(widthPx, anchor.room.width - 16), heightPx)
      }
      data-placed={anchor !== null || undefined}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
        if (event.key !== 'Escape' && !isDone) return
        event.stopPropagation()
        event.preventDefault()
        close()
      }}
      onBlur={(event) => {
        if (isClosed.current || event.currentTarget.contains(event.relatedTarget)) return
        if (change !== null) onChange(change)
      }}
    >
      <div className="highlight-card-head">
        {highlight.quote !== '' && (
          <ColourChoice
            colour={highlight.colour}
            onChange={(colour) => {
              onChange({ colour })
            }}
          />
        )}
        <span className="highlight-card-gap" />
        <IconButton icon={Copy} label={say('highlighting.copy')} onPress={onCopy} />
        <IconButton
          icon={Trash2}
          label={
            highlight.quote === ''
              ? say('highlighting.removeTheNote')
              : say('highlighting.removeTheHighlight')
          }
          onPress={onRemove}
        />
        <IconButton icon={X} label={say('highlighting.close')} keys="Esc" onPress={close} />
      </div>
      <label htmlFor={ids.note}>{say('highlighting.note')}</label>
      <textarea
        ref={field}
        id={ids.note}
        dir="auto"
        value={note}
        maxLength={longestNote}
        rows={4}
        onChange={(event) => {
          setNote(event.target.value)
        }}
      />
      <label htmlFor={ids.tags}>{say('highlighting.tagsPartedByCommas')}</label>
      <input
        id={ids.tags}
        dir="auto"
        value={tags}
        maxLength={1000}
        onChange={(event) => {
          setTags(event.target.value)
        }}
      />
    </div>
  )
}

function changeOf(highlight: Highlight, note: string, tags: string): HighlightChange | null {
  const written = note.trim() === '' ? null : note.trim()
  const named = [...new Set(tags.split(/[,،，]/).map((tag) => tag.trim()))]
    .filter((tag) => tag !== '')
    .slice(0, 50)
  const change: HighlightChange = {
    ...(written === highlight.note ? {} : { note: written }),
    ...(named.join('\n') === highlight.tags.join('\n')
      ? {}
      : { tags: named.map((tag) => tag.slice(0, 100)) }),
  }
  return Object.keys(change).length === 0 ? null : change
}
