import type { TextFormat } from '../probe.ts'
import { dated } from './dated.ts'
import { tableBundle } from './rows.ts'

const readFrom = 0.99

/** Readwise Reader. What lies in `feed` came by itself and was never saved by anyone. */
export const readwiseReader: TextFormat = (probe) => {
  if (probe.table === null || !probe.hasColumns('title', 'url', 'document tags', 'saved date', 'location'))
    return null
  return tableBundle('readwise-reader', probe.table, (row) => {
    const location = row.cell('location').toLowerCase()
    if (location === 'feed') return { skip: 'It came from a feed and was never saved.' }
    const progress = Number(row.cell('reading progress'))
    const hasProgress = progress > 0 && progress <= 1
    return {
      title: row.cell('title'),
      url: row.cell('url'),
      ...dated(row.cell('saved date')),
      tags: [...pythonStrings(row.cell('document tags')), ...(location === 'shortlist' ? ['shortlist'] : [])],
      state: {
        ...(location === 'archive' ? { archived: true } : {}),
        ...(hasProgress ? { progress, read: progress >= readFrom } : {}),
      },
    }
  })
}

/** The strings in `['a', "b's"]`, which is Python and no JSON. */
export function pythonStrings(text: string): readonly string[] {
  const strings: string[] = []
  for (const [, single, double] of text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)) {
    const tag = (single ?? double ?? '').replace(/\\(.)/g, '$1').trim()
    if (tag !== '') strings.push(tag)
  }
  return strings
}
