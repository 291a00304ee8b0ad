import type { ExportEntry } from '../item.ts'
import { attribute, elements, parseListPage, textIn } from '../page/tree.ts'
import type { TextFormat } from '../probe.ts'
import { dated } from './dated.ts'
import { splitTags } from './fields.ts'

/** Pocket's `ril_export.html`: whether something was read is said by the heading above its list alone. */
export const pocketHtml: TextFormat = (probe) => {
  if (!/<li>\s*<a\s[^>]*\btime_added\s*=/i.test(probe.text)) return null
  return {
    format: 'pocket-html',
    total: null,
    *entries(): Generator<ExportEntry> {
      let isArchive = false
      for (const element of elements(parseListPage(probe.text), 'h1', 'h2', 'a')) {
        if (element.tagName !== 'a') {
          isArchive = /archive/i.test(textIn(element))
          continue
        }
        const of = (name: string): string => attribute(element, name) ?? ''
        yield {
          kind: 'item',
          place: { line: element.sourceCodeLocation?.startLine ?? 1 },
          title: textIn(element),
          url: of('href'),
          ...dated(of('time_added')),
          tags: splitTags(of('tags'), ','),
          state: isArchive ? { archived: true, read: true } : {},
          record: Object.fromEntries([
            ...element.attrs.map(({ name, value }) => [name, value] as const),
            ['text', textIn(element)],
            ['list', isArchive ? 'archive' : 'unread'],
          ]),
        }
      }
    },
  }
}
