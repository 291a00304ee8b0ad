import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Row } from '@shared/article.ts'
import { topAfterResize } from './resized.ts'

/** Rows kept ready above and below what is seen. */
const overscan = 8
/** A list that was thrown is at rest when it has not moved for so long. */
const restAfterMs = 100

export interface ListWindow {
  /** Half-open range of indexes to show. */
  readonly first: number
  readonly last: number
  /** The index at the top. */
  readonly top: number
  /** As many rows as are ever shown at once. */
  readonly most: number
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
  const [{ firstSeen, isThrown }, setSeen] = useState({ firstSeen: 0, isThrown: false })
  const shownRows = useRef(rows)
  const shownCursor = useRef<Row | null>(null)
  const shownSought = useRef(sought)
  const shownHeightPx = useRef(rowHeightPx)
  /** Index at the top. Events tell of scrolling only with the next frame, and then of what became of it. */
  const atTop = useRef(0)

  useEffect(() => {
    const element = list.current
    if (element === null) return
    let resting: ReturnType<typeof setTimeout> | undefined
    const onScroll = (): void => {
      const before = atTop.current
      atTop.current = Math.floor(element.scrollTop / shownHeightPx.current)
      const isFar = Math.abs(atTop.current - before) * shownHeightPx.current > element.clientHeight
      setSeen({ firstSeen: atTop.current, isThrown: isFar })
      clearTimeout(resting)
      // Not by `scrollend`, which comes after each step of whatever scrolls in steps.
      if (isFar) resting = setTimeout(onRest, restAfterMs)
    }
    const onRest = (): void => {
      setSeen({ firstSeen: atTop.current, isThrown: false })
    }
    const observer = new ResizeObserver(() => {
      setHeightPx(element.clientHeight)
    })
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
      clearTimeout(resting)
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

  // The one at the top may be half out of sight, and so may the one below.
  const seen = Math.ceil(heightPx / rowHeightPx) + 1
  // Thrown by more than a screen in each frame, nothing that was kept ready would be what is seen next.
  const ready = isThrown ? 0 : overscan
  return {
    first: Math.max(0, firstSeen - ready),
    last: Math.min(rows.length, firstSeen + seen + ready),
    top: Math.min(firstSeen, Math.max(0, rows.length - 1)),
    most: seen + 2 * ready,
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
