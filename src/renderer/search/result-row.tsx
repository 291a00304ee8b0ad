import {
  memo,
  useEffect,
  useRef,
  useSyncExternalStore,
  type MouseEvent,
  type ReactElement,
  type RefObject,
} from 'react'
import type { SearchHit } from '@shared/search.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { ArticleLine } from '../library/article-line.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { hitReason } from '@shared/hit-reason.ts'
import { useSay } from '../language/use-say.ts'
import { Marked } from './marked.tsx'
import { resultId } from './result-id.ts'

export interface ResultRowProps {
  readonly hit: SearchHit
  readonly isCursor: boolean
  /** How far the list is scrolled, for whoever must not ask the page. */
  readonly scrolledPx: RefObject<number>
}

/** Kept as it is while the next answer is awaited: a keystroke draws the list once. */
export const ResultRow = memo(function ResultRow({
  hit,
  isCursor,
  scrolledPx,
}: ResultRowProps): ReactElement {
  const say = useSay()
  const { library, navigation, search } = useServices()
  const { row } = hit
  const article = useSyncExternalStore(library.subscribe, () => library.summary(row))
  const isOpen = useReadable(library, (state) => state.open?.row === row)
  const isSelected = useReadable(library, (state) => state.selected.has(row))
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The first of a list that is not scrolled is in sight, and asking would lay out the page at each keystroke.
    const isInSight = search.state.cursor === 0 && scrolledPx.current === 0
    if (isCursor && !isInSight) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isCursor, search, scrolledPx])

  const onClick = (event: MouseEvent): void => {
    search.moveTo(search.state.hits.indexOf(hit))
    if (event.ctrlKey || event.metaKey) library.toggleSelected(row)
    else drop(navigation.open(row))
  }
  const id = resultId(row)
  const title = <Marked marked={hit.title} />
  // A hit in the title, or one of filters alone, shows the first words and not the title again.
  const hasPassage = hit.snippet.text !== '' && (hit.field !== 'title' || hit.snippet.ranges.length > 0)
  const excerpt = hasPassage ? <Marked marked={hit.snippet} /> : undefined
  const reason = hitReason(hit, say)

  return (
    <div
      ref={element}
      id={id}
      className="article-row result-row"
      role="option"
      tabIndex={-1}
      aria-selected={isCursor || isSelected}
      aria-labelledby={`${id}-title ${id}-meta`}
      aria-describedby={reason === null ? undefined : `${id}-match`}
      data-cursor={isCursor || undefined}
      data-open={isOpen || undefined}
      data-selected={isSelected || undefined}
      onMouseDown={(event) => {
        // The field keeps the focus, so that one can go on typing.
        event.preventDefault()
      }}
      onClick={onClick}
    >
      {article === undefined ? (
        <div className="article-row-text">
          <div className="article-row-title" id={`${id}-title`} dir="auto">
            {title}
          </div>
          <div className="article-row-excerpt" dir="auto">
            {excerpt}
          </div>
        </div>
      ) : (
        <ArticleLine article={article} id={id} title={title} excerpt={excerpt} />
      )}
      {reason !== null && (
        <div className="result-row-match" id={`${id}-match`} dir="auto">
          {reason}
        </div>
      )}
    </div>
  )
})
