import type { TextFormat } from '../probe.ts'
import { dated } from './dated.ts'
import { splitTags } from './fields.ts'
import { tableBundle } from './rows.ts'

/** Pocket's last export, with or without the `cursor` column of its first days. Its archive is what was read. */
export const pocketCsv: TextFormat = (probe) => {
  if (probe.table === null || !probe.hasColumns('title', 'url', 'time_added', 'tags', 'status')) return null
  return tableBundle('pocket-csv', probe.table, (row) => ({
    title: row.cell('title'),
    url: row.cell('url'),
    ...dated(row.cell('time_added')),
    tags: splitTags(row.cell('tags'), '|'),
    state: row.cell('status').toLowerCase() === 'archive' ? { archived: true, read: true } : {},
  }))
}
