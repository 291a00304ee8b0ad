import type { Say } from '@shared/language/say.ts'
import type { Unsaved } from '@shared/unsaved.ts'

/**
 * "3 changes are not saved: the disk is full (/home/reader/library)." The same whether they wait or are being tried:
 * a status that changes every few seconds is read out every few seconds.
 */
export function unsavedWords({ count, reason, state }: Unsaved, say: Say): string {
  return say(state === 'slow' ? 'trouble.notSavedYet' : 'trouble.notSaved', {
    count,
    reason: say.heard(reason),
  })
}
