import type { ArticleId, ImportId } from '@shared/article.ts'

/** UTF-16 units of a title in a file name: with its folders the whole stays below Windows' 260. */
const longestSlug = 60
const forbidden = /[<>:"/\\|?*]/g
/** Control characters, marks that turn the direction of text round, and what has no width. */
const invisible = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/gu
/** Names of devices on Windows, also with an ending. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/i

/**
 * A title as a file name that every system takes: letters of every script stay, what Windows forbids goes, cut
 * between letters as a reader sees them. Not unique.
 */
export function slugOf(title: string): string {
  const plain = title
    .toWellFormed()
    .normalize('NFC')
    .replace(forbidden, ' ')
    .replace(/\s+/g, ' ')
    .replace(invisible, '')
  const slug = beginning(plain.trim())
    // Windows drops dots and spaces at the end; a dot at the beginning hides a file.
    .replace(/^[\s.]+|[\s.]+$/g, '')
  if (slug === '') return 'Untitled'
  return device.test(slug) ? `_${slug}` : slug
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function beginning(text: string): string {
  if (text.length <= longestSlug) return text
  let start = ''
  // A grapheme may be of any length; what is looked at need not be more than what could fit.
  for (const { segment } of letters.segment(text.slice(0, longestSlug * 2))) {
    if (start.length + segment.length > longestSlug) break
    start += segment
  }
  return start === '' ? text.slice(0, longestSlug).toWellFormed().replaceAll('\ufffd', '') : start
}

/**
 * `articles/Ferry returns to the bay (id 4x8k…)`. The title is for people, the id makes it unique; the word
 * before the id keeps its digits from being drawn in front of an Arabic or Hebrew title.
 */
export function articleFolderName(title: string, id: ArticleId): string {
  return `articles/${slugOf(title)} (id ${id})`
}

export function receiptName(startedAt: string, id: ImportId): string {
  const day = /^\d{4}-\d\d-\d\d/.exec(startedAt)?.[0] ?? 'undated'
  return `receipts/${day} (id ${id}).json`
}
