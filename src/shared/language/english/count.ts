import type { Messages } from '../message.ts'

export const count = {
  'count.results': { one: '{count} result', other: '{count} results' },
  'count.highlights': { one: '{count} highlight', other: '{count} highlights' },
  'count.articles': { one: '{count} article', other: '{count} articles' },
} as const satisfies Messages
