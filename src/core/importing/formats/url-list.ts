import type { ExportEntry } from '../item.ts'
import { failedItem } from '../item.ts'
import type { TextFormat } from '../probe.ts'

/** Of the lines that hold anything, how many must begin with an address. */
const share = 0.8
const sureLines = 5

/** Addresses, one a line, with or without a title behind a bar, as OneTab writes them; `#` begins a comment. */
export const urlList: TextFormat = (probe) => {
  if (!startsWithAddress(firstLine(probe.head))) return null
  const lines = probe.text.split(/\r\n|\r|\n/)
  const used = lines.filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
  const addresses = used.filter(startsWithAddress).length
  const isList = addresses === used.length || (used.length >= sureLines && addresses >= used.length * share)
  return isList ? { format: 'addresses', total: used.length, entries: () => linksIn(lines) } : null
}

function* linksIn(lines: readonly string[]): Generator<ExportEntry> {
  for (const [index, written] of lines.entries()) {
    const line = written.trim()
    const place = { line: index + 1 }
    if (line === '' || line.startsWith('#')) continue
    const [, url = line, barred, dashed] = /^([^\s|]+)(?:\s*[|\t]\s*(.*)|\s+[-–—]\s+(.*))?$/.exec(line) ?? []
    if (!startsWithAddress(line))
      yield failedItem(place, line.slice(0, 200), 'There is no address at the start of this line.')
    else yield { kind: 'item', place, title: barred ?? dashed ?? null, url, record: line }
  }
}

/** With the rest of the line a title behind a mark, or nothing: a sentence that begins with an address is text. */
function startsWithAddress(line: string): boolean {
  return /^\s*(?:https?:\/\/|www\.(?=[^\s|/]+\.))[^\s|]+\s*(?:$|[|\t]|[-–—]\s)/i.test(line)
}

function firstLine(text: string): string {
  return (
    text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '' && !line.trimStart().startsWith('#')) ?? ''
  )
}
