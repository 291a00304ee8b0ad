import { statusNames } from './status-names.ts'
import { rich } from '../language/rich.tsx'
import { Check, CircleSlash, Combine, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import type { ItemStatus, ReceiptItem } from '@shared/receipt.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { Time } from '../ui/time.tsx'
import { formatName } from './format-name.ts'
import { partsOf, placeOf } from './restored.ts'
import { useSay } from '../language/use-say.ts'

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
  const say = useSay()
  const { client, navigation, toasts } = useServices()
  const Icon = icons[item.status]
  const { id, title } = item
  const place = placeOf(item, say)
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
              {title === '' ? say('importing.untitled') : title}
            </button>
          ) : (
            <bdi>{title ?? say.heard(item.source)}</bdi>
          )}
        </div>
        <div className="receipt-line-facts">
          {say(statusNames[item.status])}
          {(title !== null || place !== null) && (
            <>
              {' · '}
              <bdi>{say.heard(item.source)}</bdi>
            </>
          )}
          {place !== null && (
            <>
              {' · '}
              <bdi>{place}</bdi>
            </>
          )}
          {item.format !== 'unknown' && (
            <>
              {' · '}
              <bdi>{formatName(item.format, say)}</bdi>
            </>
          )}
        </div>
        {item.restored !== undefined && item.status !== 'skipped' && (
          <div className="receipt-line-facts">
            {partsOf(item.restored, say).join(' · ')}
            {item.restored.addedAt !== null && (
              <> · {rich(say, 'importing.savedAt', { time: <Time iso={item.restored.addedAt} /> })}</>
            )}
          </div>
        )}
        {item.reason !== null && <p dir="auto">{say.heard(item.reason)}</p>}
        {item.furniture.length > 0 && (
          <details>
            <summary>{say('importing.furniture', { count: item.furniture.length })}</summary>
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
