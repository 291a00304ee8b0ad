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

  textOf(term: number): string {
    const end = this.starts[term + 1] ?? 0
    let text = ''
    for (let at = this.starts[term] ?? 0; at < end; at++) text += String.fromCharCode(this.pool[at] ?? 0)
    return text
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
