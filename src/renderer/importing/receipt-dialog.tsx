import { useState, type ReactElement } from 'react'
import type { ItemStatus, Receipt } from '@shared/receipt.ts'
import type { View } from '@shared/view.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { formatCount } from '../ui/count-of.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { Time } from '../ui/time.tsx'
import { originName } from './origin-name.ts'
import { ReceiptLine } from './receipt-line.tsx'
import './receipt.css'

export interface ReceiptDialogProps {
  readonly receipt: Receipt
  /** Came here from the list of imports: there is a way back to it. */
  readonly fromList: boolean
  readonly onClose: () => void
}

const statuses: readonly ItemStatus[] = ['added', 'merged', 'skipped', 'failed']
/** A receipt of 10,000 files is read through its filter; the page stays quick. */
const mostShown = 300

/** What one import did with every item that it met. */
export function ReceiptDialog({ receipt, fromList, onClose }: ReceiptDialogProps): ReactElement {
  const { imports, dialogs, navigation } = useServices()
  const [only, setOnly] = useState<ItemStatus | null>(null)
  const items = only === null ? receipt.items : receipt.items.filter((item) => item.status === only)
  const shown = items.slice(0, mostShown)
  return (
    <DialogFrame
      title="Import receipt"
      size="large"
      onClose={onClose}
      actions={
        <>
          {fromList && (
            <TextButton
              onPress={() => {
                dialogs.open({ kind: 'receipts' })
              }}
            >
              All imports
            </TextButton>
          )}
          <TextButton
            onPress={() => {
              onClose()
              drop(navigation.show(viewOf(receipt)))
            }}
          >
            Show its articles
          </TextButton>
          <TextButton
            disabled={receipt.added === 0}
            onPress={() => {
              onClose()
              drop(imports.undo(receipt.id))
            }}
          >
            Undo import
          </TextButton>
        </>
      }
    >
      <p className="dialog-hint">
        {originName(receipt.origin)}, <Time iso={receipt.startedAt} />
        {receipt.cancelled && ' · stopped before the end'}
      </p>
      <div className="receipt-filter" role="group" aria-label="Show only">
        {statuses.map((status) => (
          <button
            key={status}
            type="button"
            aria-pressed={only === status}
            disabled={receipt[status] === 0}
            onClick={() => {
              setOnly(only === status ? null : status)
            }}
          >
            <strong>{formatCount(receipt[status])}</strong> {status}
          </button>
        ))}
      </div>
      <ul className="receipt-items">
        {shown.map((item, index) => (
          // Nothing in a finished receipt moves, and two items may be alike.
          // oxlint-disable-next-line react/no-array-index-key
          <ReceiptLine key={index} item={item} onClose={onClose} />
        ))}
      </ul>
      {items.length > shown.length && (
        <p className="dialog-hint">and {formatCount(items.length - shown.length)} more.</p>
      )}
    </DialogFrame>
  )
}

/** What came back from an archive keeps the import that it first came with, and lies among all the others. */
function viewOf(receipt: Receipt): View {
  const cameBack = receipt.items.some(({ status, format }) => status === 'added' && format === 'offprint')
  return cameBack ? { kind: 'all' } : { kind: 'import', importId: receipt.id }
}
