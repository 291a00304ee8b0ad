import type { PlainKey } from '@shared/language/say.ts'
import type { BackupLine } from '@shared/storage.ts'

const kinds: Readonly<Record<BackupLine['kind'], PlainKey>> = {
  asked: 'storage.askedFor',
  'before-restore': 'storage.beforeARestore',
  week: 'storage.kindWeekly',
  day: 'storage.kindDaily',
  hour: 'storage.kindHourly',
  fall: 'storage.beforeManyArticlesWent',
  newest: 'storage.kindNewest',
}

export function backupKind({ kind }: BackupLine): PlainKey {
  return kinds[kind]
}
