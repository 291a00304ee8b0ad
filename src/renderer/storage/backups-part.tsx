import type { ReactElement } from 'react'
import { CommandText } from '../commands/command-text.tsx'
import { useServices } from '../app/services-context.ts'
import { countOf } from '../ui/count-of.ts'
import { Time } from '../ui/time.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { KeptBackups } from './kept-backups.tsx'

/** What backups there are, how many are kept, and what they can do. */
export function BackupsPart(): ReactElement {
  const { storage } = useServices()
  const backups = useReadable(storage, (state) => state.backups)
  const newest = backups?.[0]
  return (
    <section className="storage-part" aria-labelledby="storage-backups">
      <h3 id="storage-backups">Backups</h3>
      <p role="status">
        {backups === null && 'Looking for backups…'}
        {backups?.length === 0 && 'There is no backup yet. The first is made by itself.'}
        {newest !== undefined && (
          <>
            {countOf(backups?.length ?? 0, 'backup')}; the last: <Time iso={newest.writtenAt} />
          </>
        )}
      </p>
      <div className="storage-acts">
        <CommandText command="library.backUp" />
        <CommandText command="library.restore" />
        <CommandText command="library.export" />
      </div>
      <KeptBackups />
      <p className="dialog-hint">
        A backup holds every title, mark, tag, reading place and setting, and no texts: it brings back what
        was changed by mistake. What was deleted for ever stays deleted. Backups are on the same disk as the
        library; against losing the disk, keep an export of the whole library elsewhere.
      </p>
    </section>
  )
}
