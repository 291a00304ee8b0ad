import { FileText } from 'lucide-react'
import { useEffect, useRef, type ReactElement } from 'react'
import { useSay } from '../language/use-say.ts'
import { Marked } from '../search/marked.tsx'
import type { PaletteEntry } from './palette-entries.ts'

export interface PaletteLineProps {
  readonly id: string
  readonly entry: PaletteEntry
  readonly isCurrent: boolean
  readonly onChoose: () => void
}

export function PaletteLine({ id, entry, isCurrent, onChoose }: PaletteLineProps): ReactElement {
  const say = useSay()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return (
    <div
      ref={element}
      id={id}
      className="palette-line"
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      onMouseDown={(event) => {
        event.preventDefault()
      }}
      onClick={onChoose}
    >
      {entry.kind === 'command' ? (
        <>
          <span className="palette-line-title">{entry.title}</span>
          <span className="palette-line-group">{entry.group}</span>
          {entry.keys !== null && <kbd>{entry.keys}</kbd>}
        </>
      ) : (
        <>
          <FileText size={14} strokeWidth={1.75} role="img" aria-label={say('commands.article')} />
          <span className="palette-line-title palette-line-article" dir="auto">
            <Marked marked={entry.hit.title} />
          </span>
        </>
      )}
    </div>
  )
}
