import { Check, CircleSlash, Combine, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import type { ItemStatus, ReceiptItem } from '@shared/receipt.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { countOf } from '../ui/count-of.ts'
import { Time } from '../ui/time.tsx'
import { partsOf, placeOf } from './restored.ts'

export interface ReceiptLineProps {
  readonly item: ReceiptItem
  readonly onClose: () => void
}

const icons: Readonly<Record<ItemStatus, LucideIcon>> = {
  added: Check,
  merged: Combine,
  skipped: CircleSlash,
  failed: TriangleAlert,
}

/** One item: what it became and why, and the lines that were taken for page furniture. */
export function ReceiptLine({ item, onClose }: ReceiptLineProps): ReactElement {
  const { client, navigation, toasts } = useServices()
  const Icon = icons[item.status]
  const { id, title } = item
  const open = async (): Promise<void> => {
    if (id === null) return
    const article = await client.article.get({ id })
    if (!article.ok) {
      toasts.warn(article.fault.message)
      return
    }
    onClose()
    await navigation.open(article.value.row)
  }
  return (
    <li className="receipt-line" data-status={item.status}>
      <Icon size={14} strokeWidth={2} aria-hidden="true" />
      <div>
        <div className="receipt-line-title">
          {id !== null && title !== null ? (
            <button
              type="button"
              dir="auto"
              onClick={() => {
                drop(open())
              }}
            >
              {title === '' ? 'Untitled' : title}
            </button>
          ) : (
            <bdi>{title ?? item.source}</bdi>
          )}
        </div>
        <div className="receipt-line-facts">
          {item.status} · {title === null && placeOf(item) === null ? null : <bdi>{item.source} · </bdi>}
          {placeOf(item) !== null && <bdi>{placeOf(item)} · </bdi>}
          {item.format}
        </div>
        {item.restored !== undefined && item.status !== 'skipped' && (
          <div className="receipt-line-facts">
            {partsOf(item.restored).join(' · ')}
            {item.restored.addedAt !== null && (
              <>
                {' · saved '}
                <Time iso={item.restored.addedAt} />
              </>
            )}
          </div>
        )}
        {item.reason !== null && <p dir="auto">{item.reason}</p>}
        {item.furniture.length > 0 && (
          <details>
            <summary>{countOf(item.furniture.length, 'line')} left out as page furniture</summary>
            <ul>
              {item.furniture.map((line, index) => (
                // Lines may repeat, and never move.
                // oxlint-disable-next-line react/no-array-index-key
                <li key={index} dir="auto">
                  {line}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  )
}
