import type { Unsaved } from '@shared/unsaved.ts'
import { countOf } from '../ui/count-of.ts'

/**
 * "3 changes are not saved: the disk is full (/home/reader/library)." The same whether they wait or are being tried:
 * a status that changes every few seconds is read out every few seconds.
 */
export function unsavedWords({ count, reason, state }: Unsaved): string {
  const what = `${countOf(count, 'change')} ${count === 1 ? 'is' : 'are'} not saved`
  return state === 'slow' ? `${what} yet: ${reason}` : `${what}: ${reason} Offprint keeps trying.`
}
