import Fuse from 'fuse.js'
import { BestList } from './best-list.ts'
import { GrowingBytes, GrowingNumbers } from './growing.ts'
import { InfixErrors } from './infix-errors.ts'
import { textsPerBlock, TitleBitmaps } from './title-bitmaps.ts'
import type { TitleTable } from './title-table.ts'
import { normOf, Scores, TitleTexts } from './title-table.ts'

/** Fuse.js as it is used for titles: anywhere in the title, three errors in ten characters. */
export const fuseOptions = {
  ignoreLocation: true,
  threshold: 0.3,
  includeScore: true,
  includeMatches: true,
} as const

/** Fuse.js cuts longer patterns into pieces of this length. */
const longestPattern = 32

export interface TitleHit {
  readonly key: number
  /** Fuse.js's: 0 is perfect. */
  readonly score: number
  /** Edits that the match needs; null for patterns longer than 32 characters, which Fuse.js cuts up. */
  readonly errors: number | null
  /** Half-open, in the text in lower case. */
  readonly ranges: readonly (readonly [number, number])[]
}

export interface TitleSearchOptions {
  /** Says which keys count; the others are as if they were not there. */
  readonly passes?: (key: number) => boolean
  /** Hits with more errors are not wanted: they come behind all others in any case. */
  readonly mostErrors?: number
}

/**
 * Texts that may stand within some errors of a pattern, as slots, and how many errors each has at least. Every pattern
 * that begins with this one is found in these alone, and with no fewer errors.
 */
interface Possible {
  readonly pattern: string
  readonly allowed: number
  readonly slots: Uint32Array
  readonly errors: Uint8Array
}

interface Candidate {
  readonly slot: number
  readonly errors: number | null
  readonly score: number
}

const all = (): boolean => true
const never = (): boolean => false

function bestOf(limit: number): BestList<Candidate> {
  return new BestList<Candidate>(limit, (a, b) => a.score - b.score || a.slot - b.slot)
}

/** Patterns of which it is kept where they were found: a long one is cut into pieces. */
const keptPatterns = 4

/**
 * Short texts searched as Fuse.js searches them: the same hits, in the same order, with the same ranges, but
 * without looking at every text. Pair bitmaps leave few texts, Myers' bit vector counts their errors, which
 * gives Fuse.js's own score, and Fuse.js itself is asked about the best ones only.
 *
 * Texts should be folded already: Fuse.js compares them as they are, in lower case.
 */
export class TitleIndex {
  private texts: TitleTexts
  private blocks: TitleBitmaps[] = []
  /** Slots from here on have no bitmaps yet, and are all looked at. */
  private mapped = 0
  private readonly errors = new InfixErrors()
  /** What the last patterns were found in, the newest first: the next one mostly goes on from one of them. */
  private recent: readonly Possible[] = []

  /** @param saved what `save` gave: searched at once, and faster when `prepare` has been through it */
  constructor(saved?: TitleTable) {
    this.texts = new TitleTexts(saved)
  }

  get size(): number {
    return this.texts.size
  }

  /** The text of a key in lower case; empty for one that is not there. */
  textOf(key: number): string {
    const slot = this.texts.slotOf(key)
    return slot < 0 ? '' : this.texts.at(slot)
  }

  /** @param key a small integer: what is kept by key is an array */
  set(key: number, text: string): void {
    const lower = text.toLowerCase()
    const before = this.texts.slotOf(key)
    if (before >= 0 && this.texts.at(before) === lower) return
    this.delete(key)
    this.recent = []
    // Fuse.js keeps no record of a blank text, and finds nothing in it.
    if (lower.trim() === '') return
    const slot = this.texts.append(key, lower)
    if (this.mapped === slot) this.map(slot, lower)
  }

  delete(key: number): void {
    if (!this.texts.delete(key)) return
    this.recent = []
    if (this.texts.slots > 2 * this.size + textsPerBlock) this.compact()
  }

  /** Makes bitmaps of some texts that have none. Gives false when all have. */
  prepare(): boolean {
    const until = Math.min(this.mapped + 256, this.texts.slots)
    while (this.mapped < until) this.map(this.mapped, this.texts.at(this.mapped))
    return this.mapped < this.texts.slots
  }

  /** What a new index may be made of. Good until the next change. */
  save(): TitleTable {
    if (this.texts.slots > this.size) this.compact()
    return this.texts.table()
  }

  private map(slot: number, text: string): void {
    const number = Math.floor(slot / textsPerBlock)
    const block = this.blocks[number] ?? new TitleBitmaps()
    this.blocks[number] = block
    block.add(text, slot % textsPerBlock)
    this.mapped = slot + 1
  }

  private compact(): void {
    this.texts = this.texts.compacted()
    this.blocks = []
    this.mapped = 0
    this.recent = []
    while (this.prepare());
  }

  /** The best hits, best first; of equal ones the one that came in first. */
  search(pattern: string, limit: number, options: TitleSearchOptions = {}): readonly TitleHit[] {
    if (pattern.trim() === '' || limit < 1) return []
    const candidates =
      pattern.length > longestPattern
        ? this.longCandidates(pattern, limit, options)
        : this.bestCandidates(pattern, limit, options)
    return this.askFuse(pattern, candidates, limit)
  }

  private bestCandidates(pattern: string, limit: number, options: TitleSearchOptions): readonly Candidate[] {
    const lower = pattern.toLowerCase()
    const { texts } = this
    const best = bestOf(limit)
    const scores = new Scores(lower.length)
    const scoreOf = (slot: number, errors: number): number =>
      // A text that is the pattern and nothing else has a score of its own.
      errors === 0 && texts.lengthOf(slot) === lower.length ? 0 : scores.of(errors, texts.wordsIn(slot))
    const isWorse = (slot: number, errors: number): boolean => {
      const { worst } = best
      if (worst === null) return false
      const score = scoreOf(slot, errors)
      return score > worst.score || (score === worst.score && slot > worst.slot)
    }
    this.within(lower, options, isWorse, (slot, errors) => {
      if (!isWorse(slot, errors)) best.offer({ slot, errors, score: scoreOf(slot, errors) })
    })
    return best.items
  }

  /** Fuse.js scores the pieces of a long pattern one by one and takes the mean; a piece that is not there has 1. */
  private longCandidates(
    pattern: string,
    limit: number,
    { passes = all }: TitleSearchOptions,
  ): readonly Candidate[] {
    const lower = pattern.toLowerCase()
    const pieces = Math.ceil(lower.length / longestPattern)
    const scores = new Map<number, Float64Array>()
    for (let piece = 0; piece < pieces; piece++) {
      const from = Math.min(piece * longestPattern, lower.length - longestPattern)
      this.within(lower.slice(from, from + longestPattern), { passes }, never, (slot, errors) => {
        const known = scores.get(slot) ?? new Float64Array(pieces).fill(1)
        known[piece] = Math.max(0.001, errors / longestPattern)
        scores.set(slot, known)
      })
    }
    const best = bestOf(limit)
    for (const [slot, each] of scores) {
      const isWhole = this.texts.lengthOf(slot) === lower.length && this.texts.at(slot) === lower
      const mean = isWhole ? 0 : each.reduce((sum, score) => sum + score, 0) / pieces
      best.offer({ slot, errors: null, score: mean ** normOf(this.texts.wordsIn(slot)) })
    }
    return best.items
  }

  /**
   * Counts the errors of all texts that may hold a pattern, those that may have fewest first.
   *
   * @param isWorse would a text be of no use even with so few errors? Then they are not counted.
   */
  private within(
    pattern: string,
    { passes = all, mostErrors = Infinity }: TitleSearchOptions,
    isWorse: (slot: number, errors: number) => boolean,
    visit: (slot: number, errors: number) => void,
  ): void {
    const allowed = Math.min(mostErrors, Math.floor(fuseOptions.threshold * pattern.length + 1e-9))
    const { errors: counter, texts } = this
    const { codes, starts } = texts
    counter.setPattern(pattern)
    const before = this.mayHold(pattern, allowed)
    const slots = new GrowingNumbers()
    const errors = new GrowingBytes()
    for (let least = 0; least <= allowed; least++) {
      for (let at = 0; at < before.slots.length; at++) {
        const slot = before.slots[at] ?? 0
        if (before.errors[at] !== least || !texts.isAlive(slot)) continue
        let count = least
        if (passes(texts.keyOf(slot)) && !isWorse(slot, least)) {
          count = counter.errorsIn(codes, starts[slot] ?? 0, starts[slot + 1] ?? 0)
          if (count > allowed || count / pattern.length > fuseOptions.threshold) continue
          visit(slot, count)
        }
        slots.push(slot)
        errors.byte(count)
      }
    }
    const others = this.recent.filter((each) => each.pattern !== pattern || each.allowed !== allowed)
    const possible = { pattern, allowed, slots: slots.view(), errors: errors.view() }
    this.recent = [possible, ...others].slice(0, keptPatterns)
  }

  /** What may hold a pattern, and with how many errors at least. */
  private mayHold(pattern: string, allowed: number): Pick<Possible, 'slots' | 'errors'> {
    const known = this.recent.find((each) => each.allowed === allowed && pattern.startsWith(each.pattern))
    if (known !== undefined) return known
    const slots = new GrowingNumbers()
    const errors = new GrowingBytes()
    for (const [number, block] of this.blocks.entries()) {
      const first = number * textsPerBlock
      const here = Math.min(textsPerBlock, this.mapped - first)
      block.candidates(pattern, allowed, here, (slot, least) => {
        slots.push(first + slot)
        errors.byte(least)
      })
    }
    for (let slot = this.mapped; slot < this.texts.slots; slot++) {
      slots.push(slot)
      errors.byte(0)
    }
    return { slots: slots.view(), errors: errors.view() }
  }

  private askFuse(pattern: string, candidates: readonly Candidate[], limit: number): readonly TitleHit[] {
    const inOrder = [...candidates].sort((a, b) => a.slot - b.slot)
    const fuse = new Fuse(
      inOrder.map(({ slot }) => this.texts.at(slot)),
      fuseOptions,
    )
    return fuse.search(pattern, { limit }).flatMap((result) => {
      const candidate = inOrder[result.refIndex]
      if (candidate === undefined) return []
      const ranges = (result.matches ?? []).flatMap((match) =>
        match.indices.map(([start, last]) => [start, last + 1] as const),
      )
      const key = this.texts.keyOf(candidate.slot)
      return [{ key, score: result.score ?? 0, errors: candidate.errors, ranges }]
    })
  }
}
