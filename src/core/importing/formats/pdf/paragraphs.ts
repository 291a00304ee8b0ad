import type { Line } from './lines.ts'
import { median } from './lines.ts'

export interface PdfPage {
  readonly lines: readonly Line[]
  readonly height: number
}

export interface PdfBlock {
  readonly kind: 'heading' | 'paragraph' | 'item'
  readonly text: string
}

/** As parts of the size of the letters of the text. */
const headingSize = 1.15
const longestHeading = 200
/** Lines further apart than this many times the usual distance begin a paragraph. */
const looseLines = 1.35
const bullet = /^(?:[•◦▪‣●○–-]|\d{1,3}[.)])\s+/
/** A hyphen, soft or not, after a letter. */
const cutWord = /\p{L}[\u00ad\u2010-]$/u
const sentenceEnd = /[.!?:;。！？؟۔…]["”’»)\]]*$/

/** The lines of all pages as headings and paragraphs; what stands at the edge of page after page is left out. */
export function blocksOfPages(pages: readonly PdfPage[]): {
  readonly blocks: readonly PdfBlock[]
  readonly furniture: readonly string[]
} {
  const furniture = furnitureOf(pages)
  const kept = pages.map(({ lines, height }) => lines.filter((line) => !furniture.has(edgeKey(line, height))))
  const all = kept.flat()
  const usual = usualOf(all)
  const words = wordsIn(all)
  const blocks: { kind: PdfBlock['kind']; lines: Line[] }[] = []
  for (const lines of kept) {
    for (const [index, line] of lines.entries()) {
      const last = blocks.at(-1)
      const before = last?.lines.at(-1)
      const kind = kindOf(line, usual)
      const goesOn =
        last !== undefined &&
        before !== undefined &&
        (last.kind === kind || (last.kind === 'item' && kind === 'paragraph')) &&
        continuesBlock(before, line, { usual, isNewPage: index === 0, kind, lines })
      if (goesOn) last.lines.push(line)
      else blocks.push({ kind, lines: [line] })
    }
  }
  return {
    blocks: blocks.map(({ kind, lines }) => ({
      kind,
      text: textOf(lines, words).replace(kind === 'item' ? bullet : /^/, ''),
    })),
    furniture: [...new Set(furniture.values())],
  }
}

interface Usual {
  readonly size: number
  readonly leading: number
}

function usualOf(lines: readonly Line[]): Usual {
  // Weighed by letters: many short headings do not make the text.
  const sizes = lines.flatMap((line) =>
    Array.from({ length: Math.ceil(line.text.length / 20) }, () => line.size),
  )
  const size = median(sizes) || 12
  const steps = lines.flatMap((line, index) => {
    const next = lines[index + 1]
    const step = next === undefined ? 0 : line.y - next.y
    return step > size * 0.8 && step < size * 2.5 ? [step] : []
  })
  return { size, leading: median(steps) || size * 1.2 }
}

function kindOf(line: Line, { size }: Usual): PdfBlock['kind'] {
  if (line.size >= size * headingSize && line.text.length <= longestHeading) return 'heading'
  return bullet.test(line.text) ? 'item' : 'paragraph'
}

function continuesBlock(
  before: Line,
  line: Line,
  at: {
    readonly usual: Usual
    readonly isNewPage: boolean
    readonly kind: PdfBlock['kind']
    readonly lines: readonly Line[]
  },
): boolean {
  const { usual, isNewPage, kind, lines } = at
  if (kind === 'item' || before.isRightToLeft !== line.isRightToLeft) return false
  const step = before.y - line.y
  if (kind === 'paragraph' && cutWord.test(before.text) && /^\p{Ll}/u.test(line.text)) return true
  // The next column or page: on goes a sentence that has not ended.
  if (isNewPage || step < 0) return kind === 'paragraph' && !sentenceEnd.test(before.text)
  if (kind === 'heading') return Math.abs(before.size - line.size) < 1 && step < line.size * 1.8
  if (step > usual.leading * looseLines) return false
  const indent = line.isRightToLeft ? before.right - line.right : line.left - before.left
  if (indent > usual.size * 0.8 && sentenceEnd.test(before.text)) return false
  const room = roomAfter(before, lines)
  // So much that the next word would have fitted, as only the end of a paragraph leaves; or more than any word takes.
  return room < 0.25 || (room < 0.5 && !sentenceEnd.test(before.text))
}

/** How much of its column a line leaves free, 0 to 1. */
function roomAfter(line: Line, lines: readonly Line[]): number {
  const beside = lines.filter(({ left, right }) => left < line.right && right > line.left)
  const [left, right] = [
    Math.min(...beside.map((each) => each.left)),
    Math.max(...beside.map((each) => each.right)),
  ]
  const room = line.isRightToLeft ? line.left - left : right - line.right
  return room / Math.max(1, right - left)
}

function textOf(lines: readonly Line[], words: ReadonlySet<string>): string {
  let text = ''
  for (const { text: line } of lines) {
    if (text === '') text = line
    else if (cutWord.test(text) && /^\p{Ll}/u.test(line)) text = unhyphenated(text, line, words)
    else if (spaceless.test(text.slice(-1)) && spaceless.test(line.slice(0, 1))) text += line
    else text += ` ${line}`
  }
  return text.replaceAll('\u00ad', '')
}

/** Scripts that set no spaces between words. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}、。，「」]/u

/** "cof-" and "fee" are coffee; "self-" and "taught" stay apart where the text writes "self-taught" elsewhere. */
function unhyphenated(text: string, line: string, words: ReadonlySet<string>): string {
  const start = /([\p{L}\p{M}\p{N}]+)[\u00ad\u2010-]$/u.exec(text)?.[1] ?? ''
  const end = /^[\p{L}\p{M}\p{N}]+/u.exec(line)?.[0] ?? ''
  const isCompound = !text.endsWith('\u00ad') && words.has(`${start}-${end}`.toLowerCase())
  return isCompound || start === '' ? text + line : text.slice(0, -1) + line
}

/** Words with a hyphen that stand within a line. */
function wordsIn(lines: readonly Line[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { text } of lines) {
    for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+[\u2010-][\p{L}\p{M}\p{N}]+/gu)) {
      words.add(word.replaceAll('\u2010', '-').toLowerCase())
    }
  }
  return words
}

/**
 * Running titles and page numbers, by their key: lines apart at the edge that come again on a third of the pages,
 * whatever their number, what is printed there on any page, and what stands beside that.
 */
function furnitureOf(pages: readonly PdfPage[]): ReadonlyMap<string, string> {
  const seen = new Map<string, { count: number; readonly text: string; isPrinted: boolean }>()
  for (const { lines, height } of pages) {
    const atEdge = lines.filter((line) => edgeKey(line, height) !== '' && isApart(line, lines))
    const printed = atEdge.filter(({ text }) => isPrinted(text))
    for (const line of atEdge) {
      const key = edgeKey(line, height)
      const known = seen.get(key) ?? { count: 0, text: line.text, isPrinted: false }
      known.count += 1
      known.isPrinted ||= printed.some(({ y }) => Math.abs(y - line.y) < 2)
      seen.set(key, known)
    }
  }
  const fewest = Math.max(3, pages.length / 3)
  const found = [...seen].filter(([, { count, isPrinted }]) => count >= fewest || isPrinted)
  return new Map(found.map(([key, { text }]) => [key, text]))
}

/** Is there more room around it than between the lines of a text? */
function isApart(line: Line, lines: readonly Line[]): boolean {
  return !lines.some((other) => {
    const distance = Math.abs(other.y - line.y)
    return distance > 2 && distance < line.size * 1.9 && other.left < line.right && other.right > line.left
  })
}

const edge = 0.1

/** What programs print at the edge of any page: its number, the address, the time of printing. */
function isPrinted(text: string): boolean {
  return (
    /^(?:page |seite |p\. ?)?\d{1,4}(?: ?(?:\/|of|von|de|sur) ?\d{1,4})?$/i.test(text) ||
    /^(?:https?|file):\/\/\S+$/i.test(text) ||
    /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d(?: ?[ap]\.?m\.?)?$/i.test(text)
  )
}

/** '' for a line that stands not at the edge of its page. */
function edgeKey({ text, y }: Line, height: number): string {
  const where = y > height * (1 - edge) ? 'top' : y < height * edge ? 'bottom' : null
  if (where === null || text.length > 120) return ''
  return `${where} ${Math.round(y / 4)} ${text.replace(/\d+|\b[ivxl]{1,6}\b/gi, '#')}`
}
