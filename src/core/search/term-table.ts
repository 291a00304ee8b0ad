import type { VocabularyData } from './vocabulary-data.ts'
import { VocabularyBuilder } from './vocabulary-builder.ts'

/** A number holds a pair of code units, 32 bits, and one of so many terms. */
const mostPacked = 2 ** 21

/** So few terms are sorted sooner than their keys are made. */
const mostInserted = 12

/** Gives each different term a number, in order of first sight. Open addressing; no strings are made. */
export class TermTable {
  /** The characters of all terms, one after the other. */
  private pool = new Uint16Array(1 << 14)
  private starts = new Uint32Array(1 << 11)
  private slots = new Int32Array(1 << 12).fill(-1)
  private hashes = new Uint32Array(1 << 11)
  private count = 0

  get size(): number {
    return this.count
  }

  numberOf(codes: Uint16Array, from: number, to: number): number {
    let hash = 0x811c9dc5
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (codes[at] ?? 0), 0x01000193)
    hash = (hash ^ (hash >>> 15)) >>> 0
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (;;) {
      const term = this.slots[slot] ?? -1
      if (term < 0) return this.add(codes, from, to, hash, slot)
      if (this.hashes[term] === hash && this.isTerm(term, codes, from, to)) return term
      slot = (slot + 1) & mask
    }
  }

  /** The terms in the order of their code units. */
  sorted(): Uint32Array {
    const order = Uint32Array.from({ length: this.count }, (_, term) => term)
    this.sortRange(order, 0)
    return order
  }

  /** The vocabulary of the terms in their order. */
  vocabulary(order: Uint32Array): VocabularyData {
    const builder = new VocabularyBuilder()
    for (const term of order) builder.add(this.pool, this.starts[term] ?? 0, this.starts[term + 1] ?? 0)
    return builder.finish()
  }

  /**
   * Sorts terms that are the same before `depth`: two code units at a time, which with the number of the term fit
   * into one number, because sorting numbers is many times faster than comparing strings.
   */
  private sortRange(order: Uint32Array, depth: number): void {
    if (order.length > mostPacked) {
      order.sort((a, b) => this.compare(a, b))
      return
    }
    if (order.length <= mostInserted) return this.insertInOrder(order, depth)
    const keys = new Float64Array(order.length)
    for (let at = 0; at < keys.length; at++) {
      keys[at] = this.pairAt(order[at] ?? 0, depth) * mostPacked + at
    }
    keys.sort()
    const before = order.slice()
    let start = 0
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] ?? 0
      order[at] = before[key % mostPacked] ?? 0
      const pair = Math.floor(key / mostPacked)
      const isLast = at + 1 === keys.length || Math.floor((keys[at + 1] ?? 0) / mostPacked) !== pair
      if (!isLast) continue
      // Terms that end here are all the same, and there is one of each.
      if (at > start && pair % 0x10000 !== 0) this.sortRange(order.subarray(start, at + 1), depth + 2)
      start = at + 1
    }
  }

  private insertInOrder(order: Uint32Array, depth: number): void {
    for (let at = 1; at < order.length; at++) {
      const term = order[at] ?? 0
      let to = at
      for (; to > 0 && this.compare(order[to - 1] ?? 0, term, depth) > 0; to--) order[to] = order[to - 1] ?? 0
      order[to] = term
    }
  }

  private compare(a: number, b: number, from = 0): number {
    for (let depth = from; ; depth += 2) {
      const difference = this.pairAt(a, depth) - this.pairAt(b, depth)
      if (difference !== 0 || this.pairAt(a, depth) % 0x10000 === 0) return difference
    }
  }

  private pairAt(term: number, depth: number): number {
    const at = (this.starts[term] ?? 0) + depth
    const end = this.starts[term + 1] ?? 0
    const first = at < end ? (this.pool[at] ?? 0) : 0
    const second = at + 1 < end ? (this.pool[at + 1] ?? 0) : 0
    return first * 0x10000 + second
  }

  private isTerm(term: number, codes: Uint16Array, from: number, to: number): boolean {
    const start = this.starts[term] ?? 0
    const length = to - from
    if ((this.starts[term + 1] ?? 0) - start !== length) return false
    for (let at = 0; at < length; at++) if (this.pool[start + at] !== codes[from + at]) return false
    return true
  }

  private add(codes: Uint16Array, from: number, to: number, hash: number, slot: number): number {
    const term = this.count++
    const start = this.starts[term] ?? 0
    const end = start + to - from
    if (end > this.pool.length) this.pool = grown(this.pool, new Uint16Array(this.pool.length * 2))
    if (term + 2 > this.starts.length) {
      this.starts = grown(this.starts, new Uint32Array(this.starts.length * 2))
      this.hashes = grown(this.hashes, new Uint32Array(this.hashes.length * 2))
    }
    for (let at = 0; at < to - from; at++) this.pool[start + at] = codes[from + at] ?? 0
    this.starts[term + 1] = end
    this.hashes[term] = hash
    this.slots[slot] = term
    if (this.count * 2 > this.slots.length) this.rehash()
    return term
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let term = 0; term < this.count; term++) {
      let slot = (this.hashes[term] ?? 0) & mask
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
      slots[slot] = term
    }
    this.slots = slots
  }
}

function grown<Numbers extends Uint16Array | Uint32Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from)
  return into
}
