import { readDump } from './dump.ts'
import { makeLine } from './lines.ts'
import { classify } from './parts.ts'

/**
 * For the Split dialog: which blocks of an article, given in order, look like the headline of another one. More
 * generous than readDump, because a person decides; `true` is an offer, not an act.
 */
export function likelyHeadlines(blocks: readonly string[]): readonly boolean[] {
  const flat = blocks.map((block) => block.replaceAll(/\s+/gu, ' ').trim())
  const marks = flat.map(() => false)
  // Blank lines between blocks keep them from being joined, and make line numbers of block numbers.
  const lineOf = (number: number): number => number / 2
  for (const article of readDump(flat.join('\n\n')).articles) {
    const [first] = article.lines
    if (first !== undefined && article.lines.length > 1) marks[lineOf(first)] = true
  }
  const filled = flat.flatMap((text, at) => (text === '' ? [] : [{ text, at }]))
  const parts = classify(filled.map(({ text, at }) => makeLine([at], text, 0, 1)))
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1]
    const at = filled[index]?.at
    if (at === undefined || part.kind !== 'short' || part.shape < 2) continue
    if (next !== undefined && next.kind !== 'furniture') marks[at] = true
  }
  return marks
}
