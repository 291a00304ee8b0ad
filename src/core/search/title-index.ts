import Fuse from 'fuse.js'
import { BestList } from './best-list.ts'
import { GrowingNumbers } from './growing.ts'
import { InfixErrors } from './infix-errors.ts'
import { textsPerBlock, TitleBitmaps } from './title-bitmaps.ts'

/** Fuse.js as it is used for titles: anywhere in the title, three errors in ten characters. */
export const fuseOptions = {
  ignoreLocation: true,
  threshold: 0.3,
  includeScore: true,
  includeMatches: true,
} as const

/** Fuse.js cuts longer patterns into pieces of this length. */
const longestPattern = 32

export interface TitleHit<Key> {
  readonly key: Key
  /** Fuse.js's: 0 is perfect. */
  readonly score: number
  /** Edits that the match needs; null for patterns longer than 32 characters, which Fuse.js cuts up. */
  readonly errors: number | null
  /** Half-open, in the text as it was given. */
  readonly ranges: readonly (readonly [number, number])[]
}

interface Slot<Key> {
  readonly key: Key
  readonly text: string
  /** Fuse.js's field norm: it turns errors into a score. */
  readonly norm: number
}

/** All texts within some errors of a pattern, as slots. Every pattern that begins with it is found in these alone. */
interface Matches {
  readonly pattern: string
  readonly allowed: number
  readonly slots: Uint32Array
}

interface Candidate {
  readonly slot: number
  readonly errors: number | null
  readonly score: number
}

/**
 * Short texts searched as Fuse.js searches them: the same hits, in the same order, with the same ranges, but
 * without looking at every text. Pair bitmaps leave few texts, Myers' bit vector counts their errors, which
 * gives Fuse.js's own score, and Fuse.js itself is asked about the best ones only.
 *
 * Texts should be folded already: Fuse.js compares them as they are, in lower case.
 */
export class TitleIndex<Key> {
  private slots: (Slot<Key> | null)[] = []
  private blocks: TitleBitmaps[] = []
  private slotOf = new Map<Key, number>()
  /** The texts in lower case, one after the other, and where each starts. */
  private codes = new Uint16Array(1 << 12)
  private starts = new Uint32Array(1 << 8)
  private readonly errors = new InfixErrors()
  private readonly candidates = new Uint32Array(textsPerBlock)
  /** What the last pattern was found in: the next one mostly goes on from it. */
  private last: Matches | null = null

  get size(): number {
    return this.slotOf.size
  }

  set(key: Key, text: string): void {
    const before = this.slotOf.get(key)
    if (before !== undefined && this.slots[before]?.text === text) return
    this.delete(key)
    this.last = null
    const record = Fuse.createIndex<string>([], [text]).toJSON().records[0]
    // Fuse.js keeps no record of a blank text, and finds nothing in it.
    if (record === undefined || !('n' in record)) return
    this.append({ key, text, norm: record.n })
  }

  private append(slot: Slot<Key>): void {
    const number = this.slots.length
    const blockNumber = Math.floor(number / textsPerBlock)
    const block = this.blocks[blockNumber] ?? new TitleBitmaps()
    this.blocks[blockNumber] = block
    const lower = slot.text.toLowerCase()
    block.add(lower, number % textsPerBlock)
    this.appendCodes(number, lower)
    this.slots.push(slot)
    this.slotOf.set(slot.key, number)
  }

  private appendCodes(number: number, lower: string): void {
    const start = this.starts[number] ?? 0
    if (start + lower.length > this.codes.length) {
      const larger = new Uint16Array(Math.max(this.codes.length * 2, start + lower.length))
      larger.set(this.codes)
      this.codes = larger
    }
    if (number + 2 > this.starts.length) {
      const larger = new Uint32Array(this.starts.length * 2)
      larger.set(this.starts)
      this.starts = larger
    }
    for (let at = 0; at < lower.length; at++) this.codes[start + at] = lower.charCodeAt(at)
    this.starts[number + 1] = start + lower.length
  }

  delete(key: Key): void {
    const slot = this.slotOf.get(key)
    if (slot === undefined) return
    this.last = null
    this.slots[slot] = null
    this.slotOf.delete(key)
    if (this.slots.length > 2 * this.size + textsPerBlock) this.compact()
  }

  private compact(): void {
    const kept = this.slots.filter((slot) => slot !== null)
    this.slots = []
    this.blocks = []
    this.slotOf = new Map()
    for (const slot of kept) this.append(slot)
  }

  /**
   * The best hits, best first; of equal ones the one that came in first.
   *
   * @param passes says which keys count; the others are as if they were not there
   */
  search(
    pattern: string,
    limit: number,
    passes: (key: Key) => boolean = () => true,
  ): readonly TitleHit<Key>[] {
    if (pattern.trim() === '' || limit < 1) return []
    const candidates =
      pattern.length > longestPattern
        ? this.longCandidates(pattern, passes)
        : this.bestCandidates(pattern, limit, passes)
    return this.askFuse(pattern, candidates, limit)
  }

  private bestCandidates(
    pattern: string,
    limit: number,
    passes: (key: Key) => boolean,
  ): readonly Candidate[] {
    const lower = pattern.toLowerCase()
    const best = new BestList<Candidate>(limit, (a, b) => a.score - b.score || a.slot - b.slot)
    this.within(lower, passes, (slot, errors) => {
      const { norm } = this.slots[slot] ?? { norm: 1 }
      const length = (this.starts[slot + 1] ?? 0) - (this.starts[slot] ?? 0)
      const isWhole = errors === 0 && length === lower.length
      const share = isWhole ? 0 : Math.max(0.001, errors / lower.length)
      const score = share ** norm
      // Slots come in their order: of equals those that are there stay.
      if (score < (best.worst?.score ?? Infinity)) best.offer({ slot, errors, score })
    })
    return best.items
  }

  /** Every text in which any piece of the pattern stands; Fuse.js joins the pieces' scores. */
  private longCandidates(pattern: string, passes: (key: Key) => boolean): readonly Candidate[] {
    const lower = pattern.toLowerCase()
    const slots = new Set<number>()
    const lastStart = lower.length - longestPattern
    for (let start = 0; start < lower.length; start += longestPattern) {
      const from = Math.min(start, lastStart)
      this.within(lower.slice(from, from + longestPattern), passes, (slot) => slots.add(slot))
    }
    return [...slots].map((slot) => ({ slot, errors: null, score: 0 }))
  }

  private within(
    pattern: string,
    passes: (key: Key) => boolean,
    visit: (slot: number, errors: number) => void,
  ): void {
    const allowed = Math.floor(fuseOptions.threshold * pattern.length + 1e-9)
    const { errors: counter, codes, starts } = this
    counter.setPattern(pattern)
    const matches: number[] = []
    for (const number of this.mayHold(pattern, allowed)) {
      const slot = this.slots[number]
      if (slot === null || slot === undefined) continue
      const errors = counter.errorsIn(codes, starts[number] ?? 0, starts[number + 1] ?? 0)
      if (errors > allowed || errors / pattern.length > fuseOptions.threshold) continue
      matches.push(number)
      if (passes(slot.key)) visit(number, errors)
    }
    this.last = { pattern, allowed, slots: Uint32Array.from(matches) }
  }

  /** The slots that may hold a pattern, in their order. */
  private mayHold(pattern: string, allowed: number): Uint32Array {
    const { last } = this
    if (last !== null && last.allowed === allowed && pattern.startsWith(last.pattern)) return last.slots
    const found = new GrowingNumbers()
    for (const [blockNumber, block] of this.blocks.entries()) {
      const first = blockNumber * textsPerBlock
      const here = Math.min(textsPerBlock, this.slots.length - first)
      const count = block.candidates(pattern, allowed, here, this.candidates)
      for (let at = 0; at < count; at++) found.push(first + (this.candidates[at] ?? 0))
    }
    return found.view()
  }

  private askFuse(
    pattern: string,
    candidates: readonly Candidate[],
    limit: number,
  ): readonly TitleHit<Key>[] {
    const inOrder = [...candidates].sort((a, b) => a.slot - b.slot)
    const texts = inOrder.map(({ slot }) => this.slots[slot]?.text ?? '')
    const fuse = new Fuse(texts, fuseOptions)
    return fuse.search(pattern, { limit }).flatMap((result) => {
      const candidate = inOrder[result.refIndex]
      const slot = candidate === undefined ? null : this.slots[candidate.slot]
      if (candidate === undefined || slot === null || slot === undefined) return []
      const ranges = (result.matches ?? []).flatMap((match) =>
        match.indices.map(([start, last]) => [start, last + 1] as const),
      )
      return [{ key: slot.key, score: result.score ?? 0, errors: candidate.errors, ranges }]
    })
  }
}
