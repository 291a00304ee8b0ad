import type { TextFormat } from '../probe.ts'
import { dated } from './dated.ts'
import { isSet, splitTags } from './fields.ts'
import { tableBundle } from './rows.ts'

/** Raindrop: folders become a tag with their way, as they have no other place here. */
export const raindrop: TextFormat = (probe) => {
  const { table } = probe
  if (table === null || !probe.hasColumns('title', 'url', 'folder', 'tags', 'created')) return null
  if (!['cover', 'highlights', 'excerpt'].some((column) => table.columns.includes(column))) return null
  return tableBundle('raindrop', table, (row) => {
    const folder = row.cell('folder')
    const about = row.cell('excerpt') || row.cell('description')
    const note = row.cell('note')
    const marks = row
      .cell('highlights')
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
    return {
      title: row.cell('title'),
      url: row.cell('url'),
      standfirst: about === '' ? [] : [about],
      ...dated(row.cell('created')),
      tags: splitTags(row.cell('tags'), ','),
      folders: folder === '' || folder === 'Unsorted' ? [] : [folder],
      state: isSet(row.cell('favorite')) ? { bookmarked: true } : {},
      highlights: [
        ...marks.map((quote) => ({ quote, note: null })),
        ...(note === '' ? [] : [{ quote: null, note }]),
      ],
    }
  })
}
