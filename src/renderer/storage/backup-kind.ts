import type { BackupLine } from '@shared/storage.ts'

const kinds: Readonly<Record<BackupLine['kind'], string>> = {
  asked: 'asked for',
  'before-restore': 'before a restore',
  week: 'weekly',
  day: 'daily',
  hour: 'hourly',
  fall: 'before many articles went',
  newest: 'newest',
}

export function backupKind({ kind }: BackupLine): string {
  return kinds[kind]
}
