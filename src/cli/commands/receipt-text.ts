import type { Receipt, ReceiptItem } from '@shared/receipt.ts'
import { printable } from '../io.ts'
import { problemLine } from './survey.ts'

/** What failed, and why, in one line. */
export function problemOf({ source, place = {}, title, reason }: ReceiptItem): string {
  if (reason === null) return `“${source}” could not be read.`
  return problemLine({ status: 'failed', source, place, title, reason })
}

/** A receipt as lines: what came of each item, and the counts. What failed is told apart. */
export function asText(receipt: Receipt): string {
  const { added, merged, skipped, failed, cancelled, items } = receipt
  const counts = `${added} added, ${merged} merged, ${skipped} skipped, ${failed} failed`
  const lines = items.filter((item) => item.status !== 'failed').map(lineOf)
  return `${lines.join('')}${counts}${cancelled ? '; stopped before the end' : ''}\n`
}

function lineOf(item: ReceiptItem): string {
  const name = item.title ?? item.source
  const reason = item.reason === null ? '' : ` (${item.reason})`
  return `${item.status.padEnd(7)}  ${item.id ?? ''}  ${printable(`${name}${reason}`)}\n`
}
