import { useEffect, type ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { CommandText } from '../commands/command-text.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { BackupsPart } from './backups-part.tsx'
import { CheckPart } from './check-part.tsx'
import { OldCopies } from './old-copies.tsx'
import { SizeFacts } from './size-facts.tsx'
import { useSay } from '../language/use-say.ts'
import './storage.css'

export interface LibraryDialogProps {
  readonly onClose: () => void
}

/** Where the library is, what it takes, what is kept of it, and whether it is sound. */
export function LibraryDialog({ onClose }: LibraryDialogProps): ReactElement {
  const say = useSay()
  const { storage, library } = useServices()
  const facts = useReadable(storage, (state) => state.facts)
  const failure = useReadable(storage, (state) => state.failure)
  const folder = useReadable(library, (state) => state.opening?.folder ?? '')
  useEffect(() => {
    drop(storage.look())
  }, [storage])

  return (
    <DialogFrame title={say('storage.library')} size="large" onClose={onClose}>
      {failure !== null && <p role="alert">{say.heard(failure)}</p>}
      <section className="storage-part" aria-labelledby="storage-place">
        <h3 id="storage-place">{say('storage.whereItIs')}</h3>
        <p className="storage-path">
          <bdi>{facts?.folder ?? folder}</bdi>
        </p>
        {facts?.chosenBy === 'command' && (
          <p className="dialog-hint">{say('storage.chosenByLibraryOrOffprintLibrary')}</p>
        )}
        <div className="storage-acts">
          <CommandText command="library.show" />
          <CommandText command="library.move" />
          <CommandText command="library.open" />
          <CommandText command="library.create" />
        </div>
        <OldCopies />
        <SizeFacts />
      </section>
      <BackupsPart />
      <CheckPart />
    </DialogFrame>
  )
}
