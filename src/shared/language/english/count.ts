import type { Messages } from '../message.ts'

export const count = {
  'count.results': { one: '{count} result', other: '{count} results' },
  'count.highlights': { one: '{count} highlight', other: '{count} highlights' },
  'count.articles': { one: '{count} article', other: '{count} articles' },
  'count.files': { one: '{count} file', other: '{count} files' },
  'count.backups': { one: '{count} backup', other: '{count} backups' },
  'count.tags': { one: '{count} tag', other: '{count} tags' },
  'count.folders': { one: '{count} folder', other: '{count} folders' },
  'count.items': { one: '{count} item', other: '{count} items' },
  'count.words': { one: '{count} word', other: '{count} words' },
} as const satisfies Messages
