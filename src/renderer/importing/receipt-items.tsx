import { useEffect, useMemo, useState, type ReactElement } from 'react'
import type { ImportId } from '@shared/article.ts'
import type { ItemStatus } from '@shared/receipt.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { ReceiptBlock } from './receipt-block.tsx'
import { blockItems, ReceiptPages } from './receipt-pages.ts'
import { useSay } from '../language/use-say.ts'

export interface ReceiptItemsProps {
  readonly id: ImportId
  /** Only these; null for all. */
  readonly only: ItemStatus | null
  readonly text: string
  readonly onClose: () => void
}

/** Typed letters are waited for so long before 32,000 items are looked through. */
const typingMs = 150

/** The items of a receipt, of which only those in sight are asked for and drawn. */
export function ReceiptItems({ id, only, text, onClose }: ReceiptItemsProps): ReactElement {
  const say = useSay()
  const { client } = useServices()
  const [typed, setTyped] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => {
      setTyped(text)
    }, typingMs)
    return () => {
      clearTimeout(timer)
    }
  }, [text])
  const pages = useMemo(() => new ReceiptPages(client, id, only, typed), [client, id, only, typed])
  const [found, setFound] = useState<{
    readonly pages: ReceiptPages
    readonly total: number | string
  } | null>(null)
  useEffect(() => {
    let isWanted = true
    const ask = async (): Promise<void> => {
      const total = await pages.total()
      if (isWanted) setFound({ pages, total })
    }
    drop(ask())
    return () => {
      isWanted = false
    }
  }, [pages])

  // What was found before stays until the new answer is there: a filter does not flicker.
  if (found === null) return <p className="dialog-hint receipt-count">{say('importing.readingIt')}</p>
  if (typeof found.total === 'string') return <p role="alert">{say.heard(found.total)}</p>
  const blocks = Math.ceil(found.total / blockItems)
  return (
    <>
      <p className="dialog-hint receipt-count" aria-live="polite">
        {found.total === 0
          ? say('importing.nothingLikeThatIsInIt')
          : say('count.items', { count: found.total })}
      </p>
      <div className="receipt-items">
        {Array.from({ length: blocks }, (_, index) => (
          <ReceiptBlock
            key={`${found.pages.key} ${index}`}
            pages={found.pages}
            index={index}
            onClose={onClose}
          />
        ))}
      </div>
    </>
  )
}
