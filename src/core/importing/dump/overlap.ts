import { contentWords } from './words.ts'

/** Enough of a body to know its subject: what a report is about stands at its beginning and its end. */
const headLength = 6000
const tailLength = 2000

/** A stretch of body text and the words in it, counted when first asked for. */
export class Passage {
  private counted: ReadonlySet<string> | null = null
  private readonly texts: readonly string[]

  constructor(texts: readonly string[]) {
    this.texts = texts
  }

  /** How many paragraphs it has. */
  get size(): number {
    return this.texts.length
  }

  get words(): ReadonlySet<string> {
    this.counted ??= contentWords(sample(this.texts))
    return this.counted
  }
}

function sample(texts: readonly string[]): string {
  const head: string[] = []
  let length = 0
  let at = 0
  for (; at < texts.length && length < headLength; at += 1) {
    const text = (texts[at] ?? '').slice(0, headLength)
    head.push(text)
    length += text.length
  }
  const tail: string[] = []
  length = 0
  for (let from = texts.length - 1; from >= at && length < tailLength; from -= 1) {
    const text = (texts[from] ?? '').slice(-tailLength)
    tail.push(text)
    length += text.length
  }
  return [...head, ...tail].join('\n')
}

/** The share of a line's content words that a passage has too, 0 to 1; short lines are trusted less. */
export function affinity(words: ReadonlySet<string>, passage: Passage | undefined): number {
  if (passage === undefined || words.size === 0) return 0
  let shared = 0
  for (const word of words) if (passage.words.has(word)) shared += 1
  return (shared / words.size) * Math.min(1, (words.size + 1) / 4)
}

/** The share of the smaller passage's words that the other has too: about 0.1 to 0.3 within one article. */
export function cohesion(one: Passage, other: Passage): number {
  const [small, large] =
    one.words.size <= other.words.size ? [one.words, other.words] : [other.words, one.words]
  if (small.size === 0) return 0
  let shared = 0
  for (const word of small) if (large.has(word)) shared += 1
  return shared / small.size
}
