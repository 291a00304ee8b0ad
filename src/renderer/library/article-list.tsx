import { Fragment, useEffect, useRef, type CSSProperties, type ReactElement } from 'react'
import type { Row } from '@shared/article.ts'
import { focusIds } from '../app/focus.ts'
import { useServices } from '../app/services-context.ts'
import { useReadable } from '../ui/use-readable.ts'
import { useRescuedFocus } from '../app/use-rescued-focus.ts'
import { ArticleRow } from './article-row.tsx'
import { GroupMark } from './group-mark.tsx'
import { useGroups } from './use-groups.ts'
import { rowHeightsPx } from './row-heights.ts'
import { useWindow } from './use-window.ts'
import { useSay } from '../language/use-say.ts'
import './article-list.css'

/** The rows of a view. The focus stays on the list; `aria-activedescendant` tells where the cursor is. */
export function ArticleList(): ReactElement {
  const say = useSay()
  const { library } = useServices()
  const rows = useReadable(library, (state) => state.rows)
  const cursor = useReadable(library, (state) => state.cursor)
  const sought = useReadable(library, (state) => state.sought)
  const list = useRef<HTMLDivElement>(null)
  const density = useReadable(library, (state) => state.settings.density)
  const rowHeightPx = rowHeightsPx[density]
  const { first, last, top, most } = useWindow(list, rows, cursor, sought, rowHeightPx)
  const groupAt = useGroups(rows)
  useRescuedFocus(list)

  useEffect(() => {
    // The one before tells where its group ends.
    library.want(rows.subarray(Math.max(0, first - 1), last))
  }, [library, rows, first, last])

  const shown = shownIndexes(rows, first, last, cursor)
  const cursorIsShown = cursor !== null && shown.some((index) => rows[index] === cursor)
  const topGroup = groupAt(top)
  return (
    <>
      {topGroup !== null && (
        <p className="list-group" aria-hidden="true">
          <bdi>{topGroup}</bdi>
        </p>
      )}
      <div
        ref={list}
        id={focusIds.list}
        className="article-list"
        role="listbox"
        aria-label={say('library.articles')}
        aria-multiselectable="true"
        aria-activedescendant={cursorIsShown ? `row-${String(cursor)}` : undefined}
        tabIndex={0}
        data-region="list"
        data-density={density}
        style={{ '--row-height': `${String(rowHeightPx)}px` } as CSSProperties}
        onFocus={() => {
          if (library.state.cursor === null) library.moveTo(library.state.open?.row ?? rows[0] ?? null)
        }}
      >
        <div
          role="presentation"
          className="article-list-rows"
          style={{ blockSize: rows.length * rowHeightPx }}
        >
          {shown.map((index) => {
            // By place and not by row: what goes out of sight at one end is dressed anew for what comes at the other.
            const row = rows[index] ?? 0
            const group = beginsAt(groupAt, index)
            return (
              <Fragment key={index >= first && index < last ? index % most : 'cursor'}>
                {group !== null && <GroupMark row={row} topPx={index * rowHeightPx} group={group} />}
                <ArticleRow
                  row={row}
                  position={index + 1}
                  total={rows.length}
                  isCursor={row === cursor}
                  beginsGroup={group !== null}
                  topPx={index * rowHeightPx}
                />
              </Fragment>
            )
          })}
        </div>
      </div>
    </>
  )
}

/** The group that begins with a row; null within one, and where the row before it is not known yet. */
function beginsAt(groupAt: (index: number) => string | null, index: number): string | null {
  const group = groupAt(index)
  const before = index === 0 ? '' : groupAt(index - 1)
  return before === null || group === before ? null : group
}

/** What is in sight, and the row of the cursor wherever it is: what is active has to exist. */
function shownIndexes(rows: Uint32Array, first: number, last: number, cursor: Row | null): readonly number[] {
  const indexes = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index)
  const at = cursor === null ? -1 : rows.indexOf(cursor)
  if (at >= 0 && at < first) return [at, ...indexes]
  return at >= last ? [...indexes, at] : indexes
}
