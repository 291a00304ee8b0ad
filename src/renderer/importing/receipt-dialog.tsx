import { statusNames } from './status-names.ts'
import { useState, type ReactElement } from 'react'
import type { ItemStatus, ReceiptHead } from '@shared/receipt.ts'
import type { View } from '@shared/view.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { Time } from '../ui/time.tsx'
import { originName } from './origin-name.ts'
import { ReceiptItems } from './receipt-items.tsx'
import { useSay } from '../language/use-say.ts'
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
  const say = useSay()
  const { imports, dialogs, navigation } = useServices()
  const [only, setOnly] = useState<ItemStatus | null>(null)
  const [text, setText] = useState('')
  const { id, failed, added, merged } = receipt
  return (
    <DialogFrame
      title={say('importing.importReceipt')}
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
              {say('importing.allImports')}
            </TextButton>
          )}
          <TextButton
            onPress={() => {
              drop(imports.exportReceipt(id, 'csv'))
            }}
          >
            {say('importing.exportCsv')}
          </TextButton>
          <TextButton
            onPress={() => {
              drop(imports.exportReceipt(id, 'json'))
            }}
          >
            {say('importing.exportJson')}
          </TextButton>
          {failed > 0 && (
            <TextButton
              onPress={() => {
                onClose()
                drop(imports.retry(id))
              }}
            >
              {say('importing.tryWhatFailedAgain')}
            </TextButton>
          )}
          <TextButton
            onPress={() => {
              onClose()
              drop(navigation.show(viewOf(receipt)))
            }}
          >
            {say('importing.showItsArticles')}
          </TextButton>
          <TextButton
            disabled={added + merged === 0}
            onPress={() => {
              onClose()
              drop(imports.undo(id))
            }}
          >
            {say('importing.undoImport')}
          </TextButton>
        </>
      }
    >
      <p className="dialog-hint">
        {say(originName(receipt.origin))}
        {say('search.comma')}
        <Time iso={receipt.startedAt} />
        {receipt.cancelled && say('importing.stoppedBeforeTheEnd')}
      </p>
      <div className="receipt-filter" role="group" aria-label={say('importing.showOnly')}>
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
            <strong>{say.number(receipt[status])}</strong> {say(statusNames[status])}
          </button>
        ))}
        <input
          type="search"
          className="field receipt-find"
          aria-label={say('importing.findInThisReceipt')}
          placeholder={say('importing.findInThisReceipt')}
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
