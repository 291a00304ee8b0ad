import type { ReceiptHead } from '@shared/receipt.ts'
import type { Say } from '@shared/language/say.ts'

/** What an import did, in one line: "Added 2 articles from pasted text". */
export function summarise(receipt: ReceiptHead, say: Say): string {
  const { added, merged, skipped, failed, count, told } = receipt
  const parts: string[] = []
  if (added > 0) {
    const key = receipt.origin === 'paste' ? 'importing.addedFromPaste' : 'importing.addedCount'
    parts.push(say(key, { count: added }))
  }
  if (merged > 0) {
    parts.push(say(parts.length === 0 ? 'importing.mergedFirst' : 'importing.mergedThen', { count: merged }))
  }
  if (skipped > 0 && parts.length > 0) parts.push(say('importing.skippedCount', { count: skipped }))
  if (failed > 0 && parts.length > 0) parts.push(say('importing.failedCount', { count: failed }))
  if (parts.length > 0) {
    const done = parts.join(say('search.comma'))
    return receipt.cancelled ? say('importing.stoppedEarly', { done }) : done
  }
  if (receipt.cancelled) return say('importing.theImportWasStoppedNothingWas')
  if (count === 0) return say('importing.nothingToImportWasFound')
  if (failed + skipped === 1 && told !== null)
    return say('importing.nothingAddedFor', { reason: say.heard(told) })
  if (failed === 0) return say('importing.nothingAddedSkipped', { count: skipped })
  return told === null
    ? say('importing.nothingAddedFailed', { count: failed })
    : say('importing.nothingAddedFailedFirst', { count: failed, reason: say.heard(told) })
}
