import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Row } from '@shared/article.ts'

/** Height of a line of the list in pixels; article-row.css says the same. */
export const rowHeightPx = 104
/** Rows kept ready above and below what is seen. */
const overscan = 8

export interface ListWindow {
  /** Half-open range of indexes to show. */
  readonly first: number
  readonly last: number
  /** The index at the top. */
  readonly top: number
}

/**
 * Which part of a list of equal rows is in sight. Keeps what is looked at in its place when rows come or go
 * above it, and brings the cursor into sight when it moves.
 *
 * Why not react-aria's Virtualizer: its collection builds a node for every item (50,000 React elements before
 * the first paint) and wants every item's value, where this list knows row numbers and a few blocks of summaries.
 */
export function useWindow(
  list: RefObject<HTMLElement | null>,
  rows: Uint32Array,
  cursor: Row | null,
): ListWindow {
  const [heightPx, setHeightPx] = useState(800)
  const [firstSeen, setFirstSeen] = useState(0)
  const shownRows = useRef(rows)
  const shownCursor = useRef<Row | null>(null)

  useEffect(() => {
    const element = list.current
    if (element === null) return
    const onScroll = (): void => {
      setFirstSeen(Math.floor(element.scrollTop / rowHeightPx))
    }
    const observer = new ResizeObserver(() => {
      setHeightPx(element.clientHeight)
    })
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [list])

  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return
    if (shownRows.current !== rows) {
      keepInPlace(element, shownRows.current, rows)
      shownRows.current = rows
    }
    if (shownCursor.current !== cursor) {
      shownCursor.current = cursor
      if (cursor !== null) reveal(element, rows.indexOf(cursor))
    }
  }, [list, rows, cursor])

  const seen = Math.ceil(heightPx / rowHeightPx)
  return {
    first: Math.max(0, firstSeen - overscan),
    last: Math.min(rows.length, firstSeen + seen + overscan),
    top: Math.min(firstSeen, Math.max(0, rows.length - 1)),
  }
}

function keepInPlace(element: HTMLElement, before: Uint32Array, after: Uint32Array): void {
  const top = element.scrollTop
  if (top === 0) return
  const index = Math.floor(top / rowHeightPx)
  const row = before[index]
  const now = row === undefined ? -1 : after.indexOf(row)
  if (now >= 0 && now !== index) element.scrollTop = top + (now - index) * rowHeightPx
}

function reveal(element: HTMLElement, index: number): void {
  if (index < 0) return
  const top = index * rowHeightPx
  const bottom = top + rowHeightPx
  if (top < element.scrollTop) element.scrollTop = top
  else if (bottom > element.scrollTop + element.clientHeight)
    element.scrollTop = bottom - element.clientHeight
}
