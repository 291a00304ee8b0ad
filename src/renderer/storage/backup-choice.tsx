import type { ReactElement } from 'react'
import type { BackupLine } from '@shared/storage.ts'
import { parseDate } from '../ui/format-date.ts'
import { backupKind } from './backup-kind.ts'
import { inBytes } from './bytes.ts'
import { useSay } from '../language/use-say.ts'

export interface BackupChoiceProps {
  /** Newest first. */
  readonly backups: readonly BackupLine[]
  readonly chosen: string | null
  readonly onChoose: (name: string) => void
}

/** One of the backups. Their times are said in full: "yesterday" is not enough to choose by. */
export function BackupChoice({ backups, chosen, onChoose }: BackupChoiceProps): ReactElement {
  const say = useSay()
  return (
    <fieldset className="backups">
      <legend className="visually-hidden">{say('storage.backups')}</legend>
      {backups.map((backup) => {
        const date = parseDate(backup.writtenAt)
        return (
          <label key={backup.name} className="backup">
            <input
              type="radio"
              name="backup"
              checked={backup.name === chosen}
              onChange={() => {
                onChoose(backup.name)
              }}
            />
            <span className="backup-time">
              {date === null ? backup.writtenAt : say.dates.fullDay.format(date)}
              {date !== null && <span> {say.dates.timeOfDay.format(date)}</span>}
            </span>
            <span className="backup-facts">
              {say('count.articles', { count: backup.articles })} · {say(backupKind(backup))} ·{' '}
              {inBytes(backup.size, say)}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
