import type { RowItem } from './rows.ts'
import type { TextFormat } from '../probe.ts'
import { dated } from './dated.ts'
import { tableBundle } from './rows.ts'

/**
 * Instapaper: four columns at first, then Timestamp, then Tags. A row has one folder, so what is starred and
 * archived names only one of them. A row without an address is a note that was written or mailed there.
 */
export const instapaper: TextFormat = (probe) => {
  const { table } = probe
  if (table === null || !probe.hasColumns('url', 'title', 'selection', 'folder')) return null
  const hasDates = table.columns.includes('timestamp')
  return tableBundle('instapaper', table, (row): RowItem => {
    const url = row.cell('url')
    const selection = row.cell('selection')
    const folder = row.cell('folder')
    const kind = folder.toLowerCase()
    const isFolder = !['unread', 'archive', 'starred', ''].includes(kind)
    return {
      title: row.cell('title'),
      url: url === '' ? null : url,
      ...(url === '' && selection !== '' ? { body: { kind: 'text', text: selection } } : {}),
      ...(url !== '' && selection !== '' ? { highlights: [{ quote: selection, note: null }] } : {}),
      ...(hasDates ? dated(row.cell('timestamp')) : {}),
      tags: tagsOf(row.cell('tags')),
      folders: isFolder ? [folder] : [],
      state:
        kind === 'archive' ? { archived: true, read: true } : kind === 'starred' ? { bookmarked: true } : {},
    }
  })
}

/** `["coding","later"]`; a cell that is no JSON is one tag, so that nothing is lost. */
function tagsOf(cell: string): readonly string[] {
  if (cell === '' || cell === '[]') return []
  try {
    const value: unknown = JSON.parse(cell)
    if (Array.isArray(value)) return value.filter((tag) => typeof tag === 'string')
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return [cell]
}
