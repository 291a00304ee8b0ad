import type { ReactElement } from 'react'
import type { BackupLine } from '@shared/storage.ts'
import { countOf } from '../ui/count-of.ts'
import { createDateFormats } from '@shared/language/date-formats.ts'
import { parseDate } from '../ui/format-date.ts'
import { backupKind } from './backup-kind.ts'
import { inBytes } from './bytes.ts'

const { fullDay } = createDateFormats()
const timeOfDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

export interface BackupChoiceProps {
  /** Newest first. */
  readonly backups: readonly BackupLine[]
  readonly chosen: string | null
  readonly onChoose: (name: string) => void
}

/** One of the backups. Their times are said in full: "yesterday" is not enough to choose by. */
export function BackupChoice({ backups, chosen, onChoose }: BackupChoiceProps): ReactElement {
  return (
    <fieldset className="backups">
      <legend className="visually-hidden">Backups</legend>
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
              {date === null ? backup.writtenAt : fullDay.format(date)}
              {date !== null && <span> {timeOfDay.format(date)}</span>}
            </span>
            <span className="backup-facts">
              {countOf(backup.articles, 'article')} · {backupKind(backup)} · {inBytes(backup.size)}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
