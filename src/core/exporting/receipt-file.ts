import type { Receipt, ReceiptItem } from '@shared/receipt.ts'

const columns = [
  'status',
  'title',
  'id',
  'source',
  'entry',
  'line',
  'item',
  'format',
  'reason',
  'text',
  'added_at',
  'state',
  'tags',
  'images',
  'highlights',
] as const

/** In pieces of some hundred items, so that a long receipt does not stop the app. */
const pieceItems = 400

/**
 * A receipt as a table, one line an item, as RFC 4180 wants it: comma, CRLF, quotes where needed; UTF-8 with a
 * byte order mark, without which Excel takes it for Latin-1.
 */
export function* receiptCsv({ items }: Receipt): Generator<string> {
  yield `\uFEFF${columns.join(',')}\r\n`
  for (let at = 0; at < items.length; at += pieceItems)
    yield items
      .slice(at, at + pieceItems)
      .map((item) => `${cellsOf(item).map(cell).join(',')}\r\n`)
      .join('')
}

/** A receipt as JSON, its items on a line each. */
export function* receiptJson({ items, ...head }: Receipt): Generator<string> {
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "items": [`
  for (let at = 0; at < items.length; at += pieceItems)
    yield items
      .slice(at, at + pieceItems)
      .map((item, index) => `${at + index === 0 ? '' : ','}\n  ${JSON.stringify(item)}`)
      .join('')
  yield '\n ]\n}\n'
}

function cellsOf({
  status,
  title,
  id,
  source,
  place = {},
  format,
  reason,
  restored,
}: ReceiptItem): readonly (string | number | null | undefined)[] {
  const { content, addedAt, state = [], tags, images, highlights } = restored ?? {}
  return [
    status,
    title,
    id,
    source,
    place.entry,
    place.line,
    place.item,
    format,
    reason,
    content === undefined ? null : content ? 'yes' : 'link only',
    addedAt,
    state.join(' '),
    tags,
    images === undefined ? null : `${images.kept} of ${images.kept + images.linked}`,
    highlights === undefined ? null : `${highlights.restored} of ${highlights.found}`,
  ]
}

/** SECURITY: a spreadsheet runs a cell that begins so; an apostrophe makes it text. Titles come from strangers. */
const formula = /^[=+\-@\t\r]/

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
