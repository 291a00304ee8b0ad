import { useEffect, useState, type ReactElement } from 'react'
import type { ReceiptHead } from '@shared/receipt.ts'
import { drop } from '../app/drop.ts'
import { useRunner, useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { Time } from '../ui/time.tsx'
import { originName } from './origin-name.ts'
import { summarise } from './summarise.ts'
import { useSay } from '../language/use-say.ts'
import './receipt.css'

export interface ReceiptsDialogProps {
  readonly onClose: () => void
}

/** Every import there was, newest first. */
export function ReceiptsDialog({ onClose }: ReceiptsDialogProps): ReactElement {
  const say = useSay()
  const runner = useRunner()
  const { client, dialogs } = useServices()
  const [receipts, setReceipts] = useState<readonly ReceiptHead[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await client.importing.receipts()
      if (answer.ok) setReceipts(answer.value)
      else setFailure(answer.fault.message)
    }
    drop(ask())
  }, [client])

  return (
    <DialogFrame title={say('importing.imports')} onClose={onClose}>
      {failure !== null && <p role="alert">{say.heard(failure)}</p>}
      {receipts?.length === 0 && (
        <p className="dialog-hint">
          {say('importing.nothingWasImportedYetPasteA', { key: runner.face('import.add')?.keys ?? 'Ctrl+N' })}
        </p>
      )}
      <ul className="receipts">
        {receipts?.map((receipt) => (
          <li key={receipt.id}>
            <button
              type="button"
              onClick={() => {
                dialogs.open({ kind: 'receipt', receipt, fromList: true })
              }}
            >
              <span>{summarise(receipt, say)}</span>
              <span className="receipt-line-facts">
                {say(originName(receipt.origin))} · <Time iso={receipt.startedAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </DialogFrame>
  )
}
