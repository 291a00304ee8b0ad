import type { ReceiptHead } from '@shared/receipt.ts'
import { countOf } from '../ui/count-of.ts'

/** What an import did, in one line: "Added 2 articles from pasted text". */
export function summarise(receipt: ReceiptHead): string {
  const { added, merged, skipped, failed, count, told } = receipt
  const source = receipt.origin === 'paste' ? ' from pasted text' : ''
  const parts: string[] = []
  if (added > 0) parts.push(`Added ${countOf(added, 'article')}${source}`)
  if (merged > 0) parts.push(`${parts.length === 0 ? 'Merged' : 'merged'} ${merged}`)
  if (skipped > 0 && parts.length > 0) parts.push(`skipped ${skipped}`)
  if (failed > 0 && parts.length > 0) parts.push(`${failed} failed`)
  if (parts.length > 0) return receipt.cancelled ? `${parts.join(', ')}; stopped early` : parts.join(', ')
  if (receipt.cancelled) return 'The import was stopped; nothing was added'
  if (count === 0) return 'Nothing to import was found'
  if (failed + skipped === 1 && told !== null) return `Nothing added: ${told}`
  if (failed === 0) return `Nothing added: ${countOf(skipped, 'item')} skipped`
  return `Nothing added: ${countOf(failed, 'item')} failed${told === null ? '' : `. The first: ${told}`}`
}
