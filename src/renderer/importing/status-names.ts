import type { PlainKey } from '@shared/language/say.ts'
import type { ItemStatus } from '@shared/receipt.ts'

/** What became of an item of an import, in a word. */
export const statusNames: Readonly<Record<ItemStatus, PlainKey>> = {
  added: 'importing.added',
  merged: 'importing.merged',
  skipped: 'importing.skipped',
  failed: 'importing.failed',
}
