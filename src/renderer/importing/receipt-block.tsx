import { useEffect, useRef, useState, type ReactElement } from 'react'
import type { ReceiptItem } from '@shared/receipt.ts'
import { drop } from '../app/drop.ts'
import { ReceiptLine } from './receipt-line.tsx'
import type { ReceiptPages } from './receipt-pages.ts'
import { blockItems } from './receipt-pages.ts'

export interface ReceiptBlockProps {
  readonly pages: ReceiptPages
  readonly index: number
  readonly onClose: () => void
}

/** What a line is high before it was drawn once. */
const guessedLinePx = 72
/** So far beyond what is seen, blocks are drawn: scrolling and Tab never come to an empty place. */
const margin = '1200px 0px'

/** Some items of a receipt; as much empty room while they are out of sight. */
export function ReceiptBlock({ pages, index, onClose }: ReceiptBlockProps): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(index === 0)
  const [heightPx, setHeightPx] = useState(blockItems * guessedLinePx)
  const [items, setItems] = useState<readonly ReceiptItem[] | null>(null)

  useEffect(() => {
    const element = place.current
    if (element === null) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return
        // Measured before it goes, so that what comes after it stays where it is.
        if (!entry.isIntersecting && element.childElementCount > 0)
          setHeightPx(entry.boundingClientRect.height)
        setNear(entry.isIntersecting)
      },
      { root: element.closest('.dialog-body'), rootMargin: margin },
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])

  useEffect(() => {
    if (!isNear) return
    let isWanted = true
    const ask = async (): Promise<void> => {
      const found = await pages.block(index)
      if (isWanted) setItems(found)
    }
    drop(ask())
    return () => {
      isWanted = false
    }
  }, [isNear, pages, index])

  const isDrawn = isNear && items !== null
  return (
    <div ref={place} {...(isDrawn ? {} : { style: { blockSize: heightPx } })}>
      {isDrawn && (
        <ul className="receipt-block">
          {items.map((item, at) => (
            // Nothing in a finished receipt moves, and two items may be alike.
            // oxlint-disable-next-line react/no-array-index-key
            <ReceiptLine key={at} item={item} onClose={onClose} />
          ))}
        </ul>
      )}
    </div>
  )
}
