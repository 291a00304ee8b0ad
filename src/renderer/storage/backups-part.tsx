import { rich } from '../language/rich.tsx'
import type { ReactElement } from 'react'
import { CommandText } from '../commands/command-text.tsx'
import { useServices } from '../app/services-context.ts'
import { Time } from '../ui/time.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { KeptBackups } from './kept-backups.tsx'
import { useSay } from '../language/use-say.ts'

/** What backups there are, how many are kept, and what they can do. */
export function BackupsPart(): ReactElement {
  const say = useSay()
  const { storage } = useServices()
  const backups = useReadable(storage, (state) => state.backups)
  const newest = backups?.[0]
  return (
    <section className="storage-part" aria-labelledby="storage-backups">
      <h3 id="storage-backups">{say('storage.backups')}</h3>
      <p role="status">
        {backups === null && say('storage.lookingForBackups')}
        {backups?.length === 0 && say('storage.thereIsNoBackupYetThe')}
        {newest !== undefined && (
          <>
            {rich(say, 'storage.theLast', {
              backups: say('count.backups', { count: backups?.length ?? 0 }),
              time: <Time iso={newest.writtenAt} />,
            })}
          </>
        )}
      </p>
      <div className="storage-acts">
        <CommandText command="library.backUp" />
        <CommandText command="library.restore" />
        <CommandText command="library.export" />
      </div>
      <KeptBackups />
      <p className="dialog-hint">{say('storage.aBackupHoldsEveryTitleMark')}</p>
    </section>
  )
}
