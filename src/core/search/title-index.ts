import Fuse from 'fuse.js'
import { BestList } from './best-list.ts'
import { GrowingBytes, GrowingNumbers } from './growing.ts'
import { InfixErrors } from './infix-errors.ts'
import type { Possible } from './possible-titles.ts'
import { PossibleTitles } from './possible-titles.ts'
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
  /**
   * Hits with more errors are not wanted: they come behind all others in any case. A piece of a longer pattern that
   * needs more counts as one that is not there.
   */
  readonly mostErrors?: number
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

/** Texts whose errors are counted at once when looking ahead: about a millisecond. */
const countedAhead = 2000

/** How many errors Fuse.js allows in a pattern of 1 to 32 characters, and no more than `mostErrors`. */
function allowedErrors(length: number, mostErrors: number): number {
  return Math.min(mostErrors, Math.floor(fuseOptions.threshold * length + 1e-9))
}

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
  private readonly known = new PossibleTitles()

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
    this.known.clear()
    // Fuse.js keeps no record of a blank text, and finds nothing in it.
    if (lower.trim() === '') return
    const slot = this.texts.append(key, lower)
    if (this.mapped === slot) this.map(slot, lower)
  }

  delete(key: number): void {
    if (!this.texts.delete(key)) return
    this.known.clear()
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
    this.known.clear()
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
    { passes = all, mostErrors = Infinity }: TitleSearchOptions,
  ): readonly Candidate[] {
    const lower = pattern.toLowerCase()
    const pieces = Math.ceil(lower.length / longestPattern)
    const scores = new Map<number, Float64Array>()
    for (let piece = 0; piece < pieces; piece++) {
      const from = Math.min(piece * longestPattern, lower.length - longestPattern)
      const part = lower.slice(from, from + longestPattern)
      this.within(part, { passes, mostErrors }, never, (slot, errors) => {
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
    const allowed = allowedErrors(pattern.length, mostErrors)
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
    this.known.keep({ pattern, allowed, slots: slots.view(), errors: errors.view() })
  }

  /** What may hold a pattern, and with how many errors at least. */
  private mayHold(pattern: string, allowed: number): Pick<Possible, 'slots' | 'errors'> {
    const known = this.known.startOf(pattern, allowed)
    if (known !== null) return known
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

  /**
   * Looks where a pattern stands with as many errors as one character more would allow, so that the next keystroke finds
   * few texts left to look at. In slices; a change of the texts while it goes on makes what it has found worthless,
   * and ends it.
   */
  *lookAhead(typed: string, mostErrors: number): Generator<undefined, void> {
    const pattern = typed.toLowerCase()
    if (pattern.length < 2 || pattern.length >= longestPattern) return
    const allowed = allowedErrors(pattern.length + 1, mostErrors)
    const { texts, known } = this
    if (known.startOf(pattern, allowed) !== null) return
    const { generation } = known
    const counter = new InfixErrors()
    counter.setPattern(pattern)
    const before = this.mayHold(pattern, allowed)
    const slots = new GrowingNumbers()
    const errors = new GrowingBytes()
    for (let at = 0; at < before.slots.length; at++) {
      if (at % countedAhead === countedAhead - 1) yield
      if (generation !== known.generation) return
      const slot = before.slots[at] ?? 0
      const count = counter.errorsIn(texts.codes, texts.starts[slot] ?? 0, texts.starts[slot + 1] ?? 0)
      if (count > allowed) continue
      slots.push(slot)
      errors.byte(count)
    }
    known.keep({ pattern, allowed, slots: slots.view(), errors: errors.view() })
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
