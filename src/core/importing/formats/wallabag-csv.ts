import type { TextFormat } from '../probe.ts'
import { momentOf } from '../evidence/moment.ts'
import { dated } from './dated.ts'
import { splitTags } from './fields.ts'
import { tableBundle } from './rows.ts'
import { wallabagText } from './wallabag-json.ts'

/** wallabag's CSV: no states, and times of a twelve-hour clock that does not say which half of the day. */
export const wallabagCsv: TextFormat = (probe) => {
  if (
    probe.table === null ||
    !probe.hasColumns('title', 'url', 'content', 'tags', 'mime type', 'creation date')
  )
    return null
  return tableBundle('wallabag-csv', probe.table, (row) => {
    const text = wallabagText(row.record['content'])
    const written = row.cell('creation date')
    const addedAt = twelveHourDate(written)
    return {
      title: row.cell('title'),
      url: row.cell('url'),
      ...(text.html === null ? {} : { body: { kind: 'html', html: text.html } }),
      notes: [...text.notes, ...(addedAt === null ? (dated(written).notes ?? []) : [])],
      language: row.cell('language'),
      addedAt,
      tags: splitTags(row.cell('tags'), ','),
    }
  })
}

/** `08/09/2016 11:55:58` is the eighth of September, before or after noon: the earlier is taken. */
function twelveHourDate(text: string): string | null {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\s+(\d{1,2}):(\d{2}):(\d{2})$/.exec(text)
  if (match === null) return momentOf(text)
  const [, day = '', month = '', year = '', hours = '', minutes = '', seconds = ''] = match
  const two = (part: string): string => part.padStart(2, '0')
  const hour = String(Number(hours) % 12)
  return momentOf(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minutes}:${seconds}Z`)
}
