import { countBits, EditPattern, signatureOf } from './edit-distance.ts'
import { GrowingBytes, GrowingNumbers } from './growing.ts'
import { TermsAhead } from './possible-terms.ts'
import { TermLetters } from './term-letters.ts'
import type { VocabularyData } from './vocabulary-data.ts'

/** Called for each term within reach, with its edits. */
export type VisitSimilar = (term: number, edits: number) => void

/** Of 16 terms each: about a millisecond. */
const blocksAtOnce = 1500
const termsAtOnce = 10_000

/** An immutable sorted list of terms. Terms are numbers: their places in the order. */
export class Vocabulary {
  readonly size: number
  readonly data: VocabularyData
  private known: readonly TermLetters[] | null = null
  private readonly ahead = new TermsAhead()

  constructor(data: VocabularyData) {
    this.data = data
    this.size = data.starts.length - 1
  }

  lengthOf(term: number): number {
    return (this.data.starts[term + 1] ?? 0) - (this.data.starts[term] ?? 0)
  }

  textOf(term: number): string {
    const { codes, starts } = this.data
    const end = starts[term + 1] ?? 0
    // Terms are short: letter by letter is faster than spreading a view.
    let text = ''
    for (let at = starts[term] ?? 0; at < end; at++) text += String.fromCharCode(codes[at] ?? 0)
    return text
  }

  /** The term with exactly these letters, or -1. */
  find(text: string): number {
    const term = this.firstFrom(text)
    return term < this.size && this.lengthOf(term) === text.length && this.beginsWith(term, text) ? term : -1
  }

  /** Half-open range of the terms that begin with these letters. */
  beginningWith(text: string): readonly [number, number] {
    return [this.firstFrom(text), this.firstFrom(`${text}\uFFFF`)]
  }

  private beginsWith(term: number, text: string): boolean {
    const start = this.data.starts[term] ?? 0
    for (let unit = 0; unit < text.length; unit++) {
      if (this.data.codes[start + unit] !== text.charCodeAt(unit)) return false
    }
    return true
  }

  /** The first term that does not sort before the text. */
  private firstFrom(text: string): number {
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.compare(middle, text) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  private compare(term: number, text: string): number {
    const { codes, starts } = this.data
    const start = starts[term] ?? 0
    const length = this.lengthOf(term)
    const shared = Math.min(length, text.length)
    for (let unit = 0; unit < shared; unit++) {
      const difference = (codes[start + unit] ?? 0) - text.charCodeAt(unit)
      if (difference !== 0) return difference
    }
    return length - text.length
  }

  /**
   * The terms in which these letters stand, wherever. Terms that begin with a Han character are passed over.
   *
   * @param text letters of a word, not of a script without spaces
   */
  holding(text: string, visit: (term: number) => void): void {
    const wanted = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
    const known = this.ahead.startOf(text, 0)
    if (known !== null) {
      for (const term of known.holding) if (this.holds(term, wanted)) visit(term)
      return
    }
    const letters = signatureOf(wanted, 0, wanted.length)
    for (const stretch of this.letters()) {
      stretch.lackingAtMost(0, letters, (term) => {
        if (this.holds(term, wanted)) visit(term)
      })
    }
  }

  private holds(term: number, wanted: Uint16Array): boolean {
    const { codes, starts } = this.data
    const first = wanted[0]
    const last = (starts[term + 1] ?? 0) - wanted.length
    for (let start = starts[term] ?? 0; start <= last; start++) {
      if (codes[start] !== first) continue
      let same = 1
      while (same < wanted.length && codes[start + same] === wanted[same]) same++
      if (same === wanted.length) return true
    }
    return false
  }

  /**
   * All terms within `limit` edits of the pattern; with `asPrefix` also those that begin within reach of it.
   * An Arabic term is tried without its article too. Looks at every term that may be near, see `TermLetters`, or at
   * those that `lookAhead` has left.
   */
  similar(pattern: EditPattern, limit: number, asPrefix: boolean, visit: VisitSimilar): void {
    const look = (term: number, letters: number): void => {
      const edits = this.editsTo(term, letters, pattern, limit, asPrefix)
      if (edits <= limit) visit(term, edits)
    }
    const known = this.ahead.startOf(pattern.text, limit)
    if (known === null) {
      for (const stretch of this.letters()) stretch.lackingAtMost(limit, pattern.signature, look)
      return
    }
    for (let at = 0; at < known.near.length; at++) {
      if ((known.edits[at] ?? 0) > limit) continue
      const term = known.near[at] ?? 0
      const letters = this.lettersOf(term)
      if (countBits(pattern.signature & ~letters) <= limit) look(term, letters)
    }
  }

  /** Anything above the limit means more than that. */
  private editsTo(
    term: number,
    letters: number,
    pattern: EditPattern,
    limit: number,
    asPrefix: boolean,
  ): number {
    const { codes, starts, articles } = this.data
    const start = starts[term] ?? 0
    const end = starts[term + 1] ?? 0
    if (end - start < pattern.length - limit) return limit + 1
    const article = articles[term] ?? 0
    let edits = limit + 1
    if (
      asPrefix ||
      (end - start <= pattern.length + limit && countBits(letters & ~pattern.signature) <= limit)
    ) {
      edits = pattern.distance(codes, start, end, limit, asPrefix)
    }
    if (article > 0 && edits > 0) {
      edits = Math.min(edits, pattern.distance(codes, start + article, end, limit, asPrefix))
    }
    return edits
  }

  /**
   * Looks which terms may be near to what this text may become with the next letters, in slices, so that the next
   * keystroke looks at few of them.
   *
   * @param limit edits that will be asked for
   */
  *lookAhead(text: string, limit: number): Generator<undefined, void> {
    const pattern = new EditPattern(text)
    const wanted = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
    const near = new GrowingNumbers()
    const edits = new GrowingBytes()
    const holding = new GrowingNumbers()
    const lookNear = (term: number, letters: number): void => {
      const fewest = this.editsTo(term, letters, pattern, limit, true)
      if (fewest > limit) return
      near.push(term)
      edits.byte(fewest)
    }
    const lookInside = (term: number): void => {
      if (this.holds(term, wanted)) holding.push(term)
    }
    const known = this.ahead.startOf(text, limit)
    if (known?.text === text) return
    if (known === null) {
      for (const stretch of this.letters()) {
        for (let block = 0; block < stretch.blocks; block += blocksAtOnce) {
          const stop = Math.min(stretch.blocks, block + blocksAtOnce)
          stretch.lackingAtMost(
            limit,
            pattern.signature,
            (term, letters) => {
              lookNear(term, letters)
              if ((pattern.signature & ~letters) === 0) lookInside(term)
            },
            block,
            stop,
          )
          yield
        }
      }
    } else {
      for (const [at, term] of known.near.entries()) {
        if ((known.edits[at] ?? 0) <= limit) lookNear(term, this.lettersOf(term))
        if (at % termsAtOnce === termsAtOnce - 1) yield
      }
      for (const term of known.holding) lookInside(term)
    }
    this.ahead.keep({ text, limit, near: near.take(), edits: edits.take(), holding: holding.take() })
  }

  private lettersOf(term: number): number {
    const [before, behind] = this.letters()
    return (before?.of(term) ?? 0) | (behind?.of(term) ?? 0)
  }

  /** Makes what `similar` and `holding` would have to make when first asked. Gives false if it is there. */
  prepare(): boolean {
    if (this.known !== null) return false
    this.letters()
    return true
  }

  /**
   * Which letters stand in which terms, for all but the pairs of Han characters: no word is like one of them, and in
   * a library that is Chinese in part they are most of the vocabulary. Made when first asked for.
   */
  private letters(): readonly TermLetters[] {
    if (this.known !== null) return this.known
    const [hanFrom, hanTo] = [this.firstFrom('\u4e00'), this.firstFrom('\ua000')]
    this.known = [new TermLetters(this.data, 0, hanFrom), new TermLetters(this.data, hanTo, this.size)]
    return this.known
  }
}
