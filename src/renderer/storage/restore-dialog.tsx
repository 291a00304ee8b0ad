import { useEffect, useState, type ReactElement } from 'react'
import type { BackupPreview } from '@shared/storage.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { BackupChoice } from './backup-choice.tsx'
import { PreviewFacts } from './preview-facts.tsx'
import { useSay } from '../language/use-say.ts'
import './storage.css'

export interface RestoreDialogProps {
  readonly onClose: () => void
}

interface Answered {
  readonly name: string
  /** Or why it cannot be read. */
  readonly preview: BackupPreview | string
}

/** Each backup with what it holds, and what going back to it would do, before anything is done. */
export function RestoreDialog({ onClose }: RestoreDialogProps): ReactElement {
  const say = useSay()
  const { storage, client } = useServices()
  const backups = useReadable(storage, (state) => state.backups)
  const failure = useReadable(storage, (state) => state.failure)
  const [chosen, setChosen] = useState<string | null>(null)
  const [answered, setAnswered] = useState<Answered | null>(null)
  const preview = answered?.name === chosen ? answered.preview : null
  useEffect(() => {
    drop(storage.lookAtBackups())
  }, [storage])
  useEffect(() => {
    if (chosen === null) return
    let isWanted = true
    const ask = async (): Promise<void> => {
      const answer = await client.storage.previewBackup({ name: chosen })
      if (isWanted) setAnswered({ name: chosen, preview: answer.ok ? answer.value : answer.fault.message })
    }
    drop(ask())
    return () => {
      isWanted = false
    }
  }, [client, chosen])
  const isReady = preview !== null && typeof preview !== 'string'

  return (
    <DialogFrame
      title={say('storage.restoreABackup')}
      size="large"
      onClose={onClose}
      actions={
        <Decision
          label={say('storage.restore')}
          disabled={!isReady}
          onCancel={onClose}
          onAct={() => {
            if (chosen === null || !isReady) return
            onClose()
            drop(storage.restore(chosen, preview.trashed))
          }}
        />
      }
    >
      {failure !== null && <p role="alert">{say.heard(failure)}</p>}
      {backups?.length === 0 && <p className="dialog-hint">{say('storage.thereIsNoBackupYet')}</p>}
      <div className="restore">
        <BackupChoice backups={backups ?? []} chosen={chosen} onChoose={setChosen} />
        <div className="restore-preview" aria-live="polite">
          {chosen === null && <p className="dialog-hint">{say('storage.chooseABackupToSeeWhat')}</p>}
          {chosen !== null && preview === null && <p className="dialog-hint">{say('storage.readingIt')}</p>}
          {typeof preview === 'string' && <p>{say.heard(preview)}</p>}
          {isReady && <PreviewFacts preview={preview} />}
        </div>
      </div>
    </DialogFrame>
  )
}
