export type TextFormat = 'text' | 'markdown' | 'html'

/** Something with a shape of its own that no reader here understands: importing its letters would help nobody. */
export interface Unsupported {
  readonly unsupported: string
}

const headLength = 20_000
/**
 * Each of these patterns is written so that a text can be matched in one way only: two ways per line, and a file of
 * forty lines that does not match in the end takes years.
 */
const pageStart =
  /^(?:\s|<!--(?:(?!-->)[\s\S])*-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body|meta|title)\b/i
const startsWithTag =
  /^\s*<(?:p|div|article|section|main|h[1-6]|table|ul|ol|a|span|blockquote|pre|figure|img|br|b|i|em|strong|font|center)\b[^>]*>/i
const anyTag =
  /<\/?(?:p|div|article|section|h[1-6]|table|tr|td|ul|ol|li|a|span|blockquote|pre|img|br|b|i|em|strong)\b[^<>]*>/gi

/** By what it holds; the name's ending only tips the scale between plain text and Markdown. */
export function detectFormat(text: string, extension: string): TextFormat | Unsupported {
  const head = text.slice(0, headLength)
  if (pageStart.test(head)) return 'html'
  const unsupported = unsupportedKind(head, text, extension)
  if (unsupported !== null) return { unsupported }
  const signs = markdownSigns(head)
  if (startsWithTag.test(head) && (head.match(anyTag)?.length ?? 0) >= 2 && signs < 3) return 'html'
  const named = extension === 'md' || extension === 'markdown' || extension === 'mdown'
  return signs >= (named ? 1 : 2) ? 'markdown' : 'text'
}

function unsupportedKind(head: string, text: string, extension: string): string | null {
  if (/^\s*<\?xml|^\s*<(?:rss|feed|opml|rdf:RDF)\b/i.test(head)) {
    if (/<(?:rss|feed|rdf:RDF)\b/i.test(head)) return 'a feed'
    if (/<opml\b/i.test(head)) return 'a list of feeds (OPML)'
    return 'an XML file'
  }
  if (/^\s*[[{]/.test(head) && /[\]}]\s*$/.test(text.slice(-100)) && isJson(text)) return 'a JSON file'
  if (extension === 'json' && /^\s*[[{]/.test(head)) return 'a JSON file that is damaged or cut off'
  return null
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object'
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

const frontMatter =
  /^\uFEFF?---[ \t]*\r?\n(?:(?:\w[\w-]*[ \t]*:|[ \t]|#|-[ \t])[^\r\n]*\r?\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

/** How much in it only Markdown explains. `- ` lines do not count: news pages set summaries so. */
function markdownSigns(head: string): number {
  if (frontMatter.test(head)) return 10
  const count = (pattern: RegExp): number => head.match(pattern)?.length ?? 0
  const headings = count(/^#{1,6} +\S/gm)
  const links =
    count(/!?\[[^\]\n]{0,500}\]\((?:https?:|\/|\.|#|<)[^)\n]*\)/g) + count(/^\[[^\]\n]+\]: +\S+/gm)
  const fences = count(/^(?:```|~~~)/gm) >= 2 ? 2 : 0
  const underlined = count(/^\S[^\n]*\n(?:={3,}|-{3,})[ \t]*$/gm)
  const tables = count(/^\|?(?=[ :-]*---)[ :-]+\|[ :|-]*$/gm)
  const bold = Math.min(1, count(/(?:^|\s)\*\*\S[^*\n]*\*\*(?=[\s.,;:!?]|$)/gm))
  const quotes = Math.min(1, count(/^> +\S/gm))
  return headings + links + fences + underlined + tables + bold + quotes
}
