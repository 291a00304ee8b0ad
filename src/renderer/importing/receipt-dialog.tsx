import { useState, type ReactElement } from 'react'
import type { ItemStatus, ReceiptHead } from '@shared/receipt.ts'
import type { View } from '@shared/view.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { formatCount } from '../ui/count-of.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { Time } from '../ui/time.tsx'
import { originName } from './origin-name.ts'
import { ReceiptItems } from './receipt-items.tsx'
import './receipt.css'

export interface ReceiptDialogProps {
  readonly receipt: ReceiptHead
  /** Came here from the list of imports: there is a way back to it. */
  readonly fromList: boolean
  readonly onClose: () => void
}

const statuses: readonly ItemStatus[] = ['added', 'merged', 'skipped', 'failed']

/** What one import did with every item that it met. */
export function ReceiptDialog({ receipt, fromList, onClose }: ReceiptDialogProps): ReactElement {
  const { imports, dialogs, navigation } = useServices()
  const [only, setOnly] = useState<ItemStatus | null>(null)
  const [text, setText] = useState('')
  const { id, failed, added, merged } = receipt
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
              drop(imports.exportReceipt(id, 'csv'))
            }}
          >
            Export CSV…
          </TextButton>
          <TextButton
            onPress={() => {
              drop(imports.exportReceipt(id, 'json'))
            }}
          >
            Export JSON…
          </TextButton>
          {failed > 0 && (
            <TextButton
              onPress={() => {
                onClose()
                drop(imports.retry(id))
              }}
            >
              Try what failed again
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
            disabled={added + merged === 0}
            onPress={() => {
              onClose()
              drop(imports.undo(id))
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
        <input
          type="search"
          className="field receipt-find"
          aria-label="Find in this receipt"
          placeholder="Find in this receipt"
          dir="auto"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
          }}
        />
      </div>
      <ReceiptItems id={id} only={only} text={text} onClose={onClose} />
    </DialogFrame>
  )
}

/** What came back from an archive keeps the import that it first came with, and lies among all the others. */
function viewOf({ id, cameBack }: ReceiptHead): View {
  return cameBack ? { kind: 'all' } : { kind: 'import', importId: id }
}
