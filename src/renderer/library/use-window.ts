import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Row } from '@shared/article.ts'
import { topAfterResize } from './resized.ts'

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
 * above it or take another height, and brings the cursor into sight when it moves.
 *
 * Why not react-aria's Virtualizer: its collection builds a node for every item (50,000 React elements before
 * the first paint) and wants every item's value, where this list knows row numbers and a few blocks of summaries.
 */
export function useWindow(
  list: RefObject<HTMLElement | null>,
  rows: Uint32Array,
  cursor: Row | null,
  sought: number,
  rowHeightPx: number,
): ListWindow {
  const [heightPx, setHeightPx] = useState(800)
  const [firstSeen, setFirstSeen] = useState(0)
  const shownRows = useRef(rows)
  const shownCursor = useRef<Row | null>(null)
  const shownSought = useRef(sought)
  const shownHeightPx = useRef(rowHeightPx)
  /** Index at the top. Events tell of scrolling only with the next frame, and then of what became of it. */
  const atTop = useRef(0)

  useEffect(() => {
    const element = list.current
    if (element === null) return
    const onScroll = (): void => {
      atTop.current = Math.floor(element.scrollTop / shownHeightPx.current)
      setFirstSeen(atTop.current)
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
    const beforePx = shownHeightPx.current
    if (beforePx !== rowHeightPx) {
      shownHeightPx.current = rowHeightPx
      // By the index that was seen: a list that got shorter may have scrolled by itself.
      const at = cursor === null ? -1 : rows.indexOf(cursor)
      const seen = { first: atTop.current, cursor: at, heightPx: element.clientHeight }
      if (seen.first > 0 || at >= 0) scrollTo(element, topAfterResize(seen, beforePx, rowHeightPx))
    }
    if (shownRows.current !== rows) {
      keepInPlace(element, shownRows.current, rows, rowHeightPx)
      shownRows.current = rows
    }
    // Gone to again, as End does on the last row, it is brought back into sight.
    if (shownCursor.current !== cursor || shownSought.current !== sought) {
      shownCursor.current = cursor
      shownSought.current = sought
      if (cursor !== null) reveal(element, rows.indexOf(cursor), rowHeightPx)
    }
    atTop.current = Math.floor(element.scrollTop / rowHeightPx)
  }, [list, rows, cursor, sought, rowHeightPx])

  const seen = Math.ceil(heightPx / rowHeightPx)
  return {
    first: Math.max(0, firstSeen - overscan),
    last: Math.min(rows.length, firstSeen + seen + overscan),
    top: Math.min(firstSeen, Math.max(0, rows.length - 1)),
  }
}

function scrollTo(element: HTMLElement, top: number): void {
  element.scrollTop = top
}

function keepInPlace(
  element: HTMLElement,
  before: Uint32Array,
  after: Uint32Array,
  rowHeightPx: number,
): void {
  const top = element.scrollTop
  if (top === 0) return
  const index = Math.floor(top / rowHeightPx)
  const row = before[index]
  const now = row === undefined ? -1 : after.indexOf(row)
  if (now >= 0 && now !== index) element.scrollTop = top + (now - index) * rowHeightPx
}

function reveal(element: HTMLElement, index: number, rowHeightPx: number): void {
  if (index < 0) return
  const top = index * rowHeightPx
  const bottom = top + rowHeightPx
  if (top < element.scrollTop) element.scrollTop = top
  else if (bottom > element.scrollTop + element.clientHeight)
    element.scrollTop = bottom - element.clientHeight
}
