import { endsSentence, makeLine, type Line } from './lines.ts'
import { isUnspaced } from './words.ts'

/** Widths at which programs of the past wrapped: below, it is verse or a list; above, paragraphs. */
const narrowest = 44
const widest = 104

/**
 * Joins soft-wrapped lines to paragraphs when the evidence is clear: most lines that stop in the middle of a
 * sentence are about equally long, and the next line's first word would not have fitted.
 */
export function unwrap(lines: readonly Line[]): readonly Line[] {
  const width = wrapWidth(lines)
  if (width === null) return lines
  const joined: Line[] = []
  let open: Line[] = []
  const close = (): void => {
    const [first] = open
    if (first === undefined) return
    joined.push(
      open.length === 1
        ? first
        : makeLine(
            open.flatMap((line) => line.numbers),
            joinTexts(open),
            first.indent,
            first.blanksBefore,
          ),
    )
    open = []
  }
  for (const line of lines) {
    const last = open.at(-1)
    if (last !== undefined && !continues(last, line, width)) close()
    open.push(line)
  }
  close()
  return joined
}

function joinTexts(lines: readonly Line[]): string {
  const pieces: string[] = []
  let before = ''
  for (const { text } of lines) {
    if (before !== '' && !(isUnspaced(before) && isUnspaced(text.slice(0, 1)))) pieces.push(' ')
    pieces.push(text)
    before = text.slice(-1)
  }
  return pieces.join('')
}

function firstWordLength(text: string): number {
  const space = text.indexOf(' ')
  return space < 0 ? text.length : space
}

/** The next line's first word would have run over the width. */
function isFull(line: Line, next: Line, width: number): boolean {
  return line.indent + line.text.length + 1 + firstWordLength(next.text) > width - 2
}

function continues(line: Line, next: Line, width: number): boolean {
  if (next.blanksBefore > 0 || next.bullet !== null) return false
  if (next.text.startsWith('#') || next.text.startsWith('|')) return false
  // A paragraph may be marked by its indent alone.
  if (line.bullet === null && next.indent >= line.indent + 2) return false
  return isFull(line, next, width)
}

function wrapWidth(lines: readonly Line[]): number | null {
  const broken: number[] = []
  let pairs = 0
  for (let at = 0; at + 1 < lines.length; at += 1) {
    const line = lines[at]
    const next = lines[at + 1]
    if (line === undefined || next === undefined || next.blanksBefore > 0) continue
    pairs += 1
    if (next.bullet !== null || endsSentence(line.text)) continue
    if (startsMidSentence(next.text)) broken.push(line.indent + line.text.length)
  }
  // Two lines are the least that a wrap can be seen in; a third of all joints must stand in mid-sentence.
  if (broken.length < 2 || broken.length * 3 < pairs) return null
  const sorted = [...broken].sort((a, b) => a - b)
  const width = sorted[Math.floor((sorted.length - 1) * 0.98)] ?? 0
  if (width < narrowest || width > widest) return null
  // Where lines run on beyond the width nothing was wrapped: equal lengths are chance.
  const over = lines.filter((line) => line.text.length > width + 4 && /\s/u.test(line.text)).length
  if (over * 20 > lines.length) return null
  const even = sorted.filter((length) => length <= width + 4 && length >= width - 16).length
  return even >= broken.length * 0.85 ? width : null
}

/** Lower case, or a script without case. */
function startsMidSentence(text: string): boolean {
  const [first = ''] = text
  return /[\p{Ll}\p{Lo}\p{N}(“"«]/u.test(first)
}
