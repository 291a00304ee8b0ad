import type { TextRange } from '../search.ts'
import type { Closest } from './closest.ts'
import { closestTo } from './closest.ts'
import type { Skeleton } from './skeleton.ts'
import { skeletonOf } from './skeleton.ts'

/** A quote with its context: the W3C's TextQuoteSelector, and where it stood once as a hint. */
export interface Quote {
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  readonly start: number | null
}

export interface Anchored {
  readonly range: TextRange
  /** The letters of the quote stand there as they were; else some have changed. */
  readonly isExact: boolean
}

/** Context letters that are compared on each side. */
const mostContext = 32
/** So much of it is looked for near the ends of words that changed. */
const nearContext = 10
/** So much of the context on both sides together says "here" whatever else speaks against it. */
const tellingContext = 8

/** A text in which quotes are found again, prepared once for all of them. */
export class AnchorText {
  readonly text: string
  readonly #folds = new Map<string, string>()
  readonly #skeleton: Skeleton
  #segments: Intl.Segments | null = null

  constructor(text: string) {
    this.text = text
    this.#skeleton = skeletonOf(text, this.#folds)
  }

  /**
   * Where a quote stands now: its letters, in the best context; else what is closest to them and close enough.
   * Whatever happened around it, letters that are still there are found. Null where the words are gone.
   */
  find(quote: Quote): Anchored | null {
    const { letters } = skeletonOf(quote.quote, this.#folds)
    if (letters === '') return this.#findAsWritten(quote)
    const context = this.#contextOf(quote)
    const exact = this.#best(occurrences(this.#skeleton.letters, letters), letters.length, quote, context)
    if (exact !== null) return { range: this.#withMarks(exact, quote.quote), isExact: true }
    const close = closestTo(this.#skeleton.letters, letters)
      .map((found) => this.#upToContext(found, letters.length, context))
      .filter(({ edits, context: around }) => isCloseEnough(edits, letters.length, around))
      .sort((a, b) => b.context - 2 * b.edits - (a.context - 2 * a.edits))[0]
    if (close === undefined) return null
    return { range: this.#wholeWords(this.#rangeOf(close.start, close.end), quote), isExact: false }
  }

  /** The quotation marks and the full stop that the quote had around its letters, where they stand there still. */
  #withMarks({ start, end }: TextRange, quote: string): TextRange {
    const { starts, ends } = skeletonOf(quote, this.#folds)
    const lead = quote.slice(0, starts[0] ?? 0)
    const trail = quote.slice(ends.at(-1) ?? quote.length)
    let [before, after] = [0, 0]
    while (before < lead.length && this.text[start - before - 1] === lead[lead.length - before - 1])
      before += 1
    while (after < trail.length && this.text[end + after] === trail[after]) after += 1
    return { start: start - before, end: end + after }
  }

  /** Where the context stands near an end of what is alike, the quote goes up to it: a guess ends there. */
  #upToContext(
    found: Closest,
    length: number,
    { before, after }: Context,
  ): Closest & { readonly context: number } {
    const { letters } = this.#skeleton
    const slack = Math.max(8, length >> 2)
    const [near, next] = [before.slice(-nearContext), after.slice(0, nearContext)]
    const middle = (found.start + found.end) >> 1
    const from = Math.max(0, found.start - slack - near.length)
    const begin =
      near.length < 4 ? -1 : letters.slice(from, Math.min(found.start + slack, middle)).lastIndexOf(near)
    const to = Math.max(found.end - slack, middle)
    const end = next.length < 4 ? -1 : letters.slice(to, found.end + slack + next.length).indexOf(next)
    const start = begin < 0 ? found.start : from + begin + near.length
    const stop = end < 0 ? found.end : to + end
    return { start, end: stop, edits: found.edits, context: this.#contextAt(start, stop, { before, after }) }
  }

  /** What was quoted in whole words is, after a change, still whole words. */
  #wholeWords(range: TextRange, { prefix, suffix }: Quote): TextRange {
    let { start, end } = range
    if (!endsInWord.test(prefix))
      while (
        start > 0 &&
        endsInWord.test(this.text.slice(start - 1, start)) &&
        startsInWord.test(this.text.slice(start))
      )
        start -= 1
    if (!startsInWord.test(suffix))
      while (
        startsInWord.test(this.text.slice(end, end + 1)) &&
        endsInWord.test(this.text.slice(end - 1, end))
      )
        end += 1
    return this.#whole({ start, end })
  }

  #best(starts: readonly number[], length: number, quote: Quote, context: Context): TextRange | null {
    let best: { readonly range: TextRange; readonly score: number } | null = null
    const literal = squeezed(quote.quote)
    for (const start of starts) {
      const range = this.#rangeOf(start, start + length)
      const around = this.#contextAt(start, start + length, context)
      const isInside = this.#cutsWord(range, quote)
      // "art" is not in "start" unless what stands around says so.
      if (isInside && length < 6 && around < tellingContext) continue
      const distance = quote.start === null ? 0 : Math.abs(range.start - quote.start) / (this.text.length + 1)
      const asWritten = squeezed(this.text.slice(range.start, range.end)) === literal ? 0.5 : 0
      const score = around + asWritten - (isInside ? tellingContext : 0) - distance / 4
      if (best === null || score > best.score) best = { range, score }
    }
    return best?.range ?? null
  }

  /** Would it begin or end inside a word where the quote did not? */
  #cutsWord({ start, end }: TextRange, { prefix, suffix }: Quote): boolean {
    const before = this.text.slice(Math.max(0, start - 2), start)
    const after = this.text.slice(end, end + 2)
    const begins = endsInWord.test(before) && !endsInWord.test(prefix)
    const ends = startsInWord.test(after) && !startsInWord.test(suffix)
    return begins || ends
  }

  #contextOf({ prefix, suffix }: Quote): Context {
    return {
      before: skeletonOf(prefix, this.#folds).letters.slice(-mostContext),
      after: skeletonOf(suffix, this.#folds).letters.slice(0, mostContext),
    }
  }

  #contextAt(start: number, end: number, { before, after }: Context): number {
    const { letters } = this.#skeleton
    let same = 0
    for (let at = 1; at <= before.length && letters[start - at] === before[before.length - at]; at++)
      same += 1
    for (let at = 0; at < after.length && letters[end + at] === after[at]; at++) same += 1
    return same
  }

  /** Of marks alone there are no letters: the text as it is, with its context. */
  #findAsWritten(quote: Quote): Anchored | null {
    if (quote.quote.trim() === '') return null
    const wanted = quote.quote.trim()
    const { starts } = this.#skeleton
    const context = this.#contextOf(quote)
    let best: { readonly range: TextRange; readonly score: number } | null = null
    for (const start of occurrences(this.text, wanted)) {
      const end = start + wanted.length
      const unit = lowerBound(starts, start)
      const score =
        this.#contextAt(unit, unit, context) -
        (quote.start === null ? 0 : Math.abs(start - quote.start) / (this.text.length + 1))
      if (best === null || score > best.score) best = { range: { start, end }, score }
    }
    return best === null ? null : { range: this.#whole(best.range), isExact: true }
  }

  #rangeOf(start: number, end: number): TextRange {
    const { starts, ends } = this.#skeleton
    return this.#whole({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 })
  }

  /** No accent, joined emoji or vowel sign is cut off. */
  #whole({ start, end }: TextRange): TextRange {
    this.#segments ??= graphemes.segment(this.text)
    const last = this.#segments.containing(Math.max(start, end - 1))
    return {
      start: this.#segments.containing(start)?.index ?? start,
      end: last === undefined ? end : Math.max(end, last.index + last.segment.length),
    }
  }
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Scripts that part their words: in the others a quote may begin anywhere. */
const parted = String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}]`
const endsInWord = new RegExp(`${parted}\\p{M}*$`, 'u')
const startsInWord = new RegExp(`^\\p{M}*${parted}`, 'u')

interface Context {
  readonly before: string
  readonly after: string
}

/**
 * Of short quotes little may change before they are other words; what stands around them must then say that it is
 * they. Where nothing around them is the same, at most a sixth.
 */
function isCloseEnough(edits: number, length: number, context: number): boolean {
  const isHere = context >= tellingContext
  if (length < 12) return isHere && edits <= Math.max(1, Math.floor(length / 5))
  return edits <= length * (isHere ? 0.34 : 1 / 6)
}

function occurrences(text: string, wanted: string): readonly number[] {
  const found: number[] = []
  for (
    let at = text.indexOf(wanted);
    at >= 0 && found.length < mostOccurrences;
    at = text.indexOf(wanted, at + 1)
  )
    found.push(at)
  return found
}

/** A highlighted "e" is one of these, or the nearest of them. */
const mostOccurrences = 20_000

function lowerBound(sorted: Uint32Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
