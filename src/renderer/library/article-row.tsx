import { useSyncExternalStore, type MouseEvent, type ReactElement } from 'react'
import type { Row } from '@shared/article.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { useReadable } from '../ui/use-readable.ts'
import { ArticleLine } from './article-line.tsx'
import { useSay } from '../language/use-say.ts'

export interface ArticleRowProps {
  readonly row: Row
  /** From 1. */
  readonly position: number
  readonly total: number
  readonly isCursor: boolean
  /** The first of its group, which is named above it. */
  readonly beginsGroup: boolean
  /** Where it stands in the list, in pixels. */
  readonly topPx: number
}

/** One line of the list; until its summary is here, the space for it. */
export function ArticleRow(props: ArticleRowProps): ReactElement {
  const { row, position, total, isCursor, beginsGroup, topPx } = props
  const say = useSay()
  const { library, navigation } = useServices()
  const article = useSyncExternalStore(library.subscribe, () => library.summary(row))
  const isOpen = useReadable(library, (state) => state.open?.row === row)
  const isSelected = useReadable(library, (state) => state.selected.has(row))
  const hasSelection = useReadable(library, (state) => state.selected.size > 0)

  const onClick = (event: MouseEvent): void => {
    if (event.shiftKey) navigation.extendTo(row)
    else if (event.ctrlKey || event.metaKey) {
      library.moveTo(row)
      library.toggleSelected(row)
    } else drop(navigation.open(row))
  }

  return (
    // The keyboard is the list's: focus stays there, and keys go through the keymap.
    <div
      id={`row-${String(row)}`}
      className="article-row"
      role="option"
      tabIndex={-1}
      aria-selected={hasSelection ? isSelected : isOpen}
      aria-setsize={total}
      aria-posinset={position}
      aria-labelledby={`row-${String(row)}-title row-${String(row)}-meta`}
      aria-describedby={beginsGroup ? `row-${String(row)}-group` : undefined}
      data-open={isOpen || undefined}
      data-cursor={isCursor || undefined}
      data-selected={isSelected || undefined}
      style={{ translate: `0 ${String(topPx)}px` }}
      onMouseDown={(event) => {
        // The option itself must not take the focus from the list.
        event.preventDefault()
        event.currentTarget.closest<HTMLElement>('[role="listbox"]')?.focus()
      }}
      onClick={onClick}
    >
      {article === undefined ? (
        <span className="article-row-waiting" id={`row-${String(row)}-title`}>
          <span className="visually-hidden">{say('library.loading')}</span>
        </span>
      ) : (
        <ArticleLine article={article} id={`row-${String(row)}`} />
      )}
    </div>
  )
}
