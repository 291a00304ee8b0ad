/** Short texts as typed arrays: what `TitleIndex` searches, and what of it is saved. */
export interface TitleTable {
  /** In the order in which they came in, one slot each: whose text it is. */
  readonly keys: Uint32Array
  /** Where each begins in `codes`; one more entry than texts. */
  readonly starts: Uint32Array
  /** All texts in lower case, one after the other, in UTF-16. */
  readonly codes: Uint16Array
  /** Words as Fuse.js counts them. */
  readonly words: Uint16Array
}

const norms: number[] = []

/** Fuse.js's field norm, which turns errors into a score: three decimals of one through the root of the words. */
export function normOf(words: number): number {
  const known = norms[words]
  if (known !== undefined) return known
  const norm = Math.round(1000 / Math.sqrt(words)) / 1000
  norms[words] = norm
  return norm
}

/** Fuse.js's scores for one pattern: a power that is taken once for each number of errors and of words. */
export class Scores {
  private readonly length: number
  private readonly known: number[] = []

  /** @param length of the pattern */
  constructor(length: number) {
    this.length = length
  }

  /** Of a text in which the pattern stands with so many errors. */
  of(errors: number, words: number): number {
    const at = words * 32 + errors
    const known = this.known[at]
    if (known !== undefined) return known
    const score = Math.max(0.001, errors / this.length) ** normOf(words)
    this.known[at] = score
    return score
  }
}

/** What parts words for Fuse.js. */
function isSeparator(code: number): boolean {
  return (code >= 9 && code <= 13) || code === 32 || code === 160
}

function wordsOf(text: string): number {
  let words = 0
  let isInWord = false
  for (let at = 0; at < text.length; at++) {
    const isPart = !isSeparator(text.charCodeAt(at))
    if (isPart && !isInWord) words++
    isInWord = isPart
  }
  return Math.min(0xffff, Math.max(1, words))
}

const nothing: TitleTable = {
  keys: new Uint32Array(0),
  starts: new Uint32Array(1),
  codes: new Uint16Array(0),
  words: new Uint16Array(0),
}

/** The texts that are searched. One that is changed goes to the end and leaves a dead slot behind. */
export class TitleTexts {
  private keys: Uint32Array
  private words: Uint16Array
  /** For each key one more than its slot; 0 for those that have none. */
  private slotsByKey = new Uint32Array(256)
  private alive = 0
  codes: Uint16Array
  starts: Uint32Array
  /** Texts, dead ones included. */
  slots: number

  constructor(saved: TitleTable = nothing) {
    this.keys = saved.keys
    this.starts = saved.starts
    this.codes = saved.codes
    this.words = saved.words
    this.slots = saved.words.length
    for (let slot = 0; slot < this.slots; slot++) this.enlist(this.keyOf(slot), slot)
  }

  get size(): number {
    return this.alive
  }

  slotOf(key: number): number {
    return (this.slotsByKey[key] ?? 0) - 1
  }

  keyOf(slot: number): number {
    return this.keys[slot] ?? 0
  }

  isAlive(slot: number): boolean {
    return this.slotsByKey[this.keys[slot] ?? 0] === slot + 1
  }

  wordsIn(slot: number): number {
    return this.words[slot] ?? 1
  }

  lengthOf(slot: number): number {
    return (this.starts[slot + 1] ?? 0) - (this.starts[slot] ?? 0)
  }

  at(slot: number): string {
    const [start, end] = [this.starts[slot] ?? 0, this.starts[slot + 1] ?? 0]
    // The whole of a very long text would be too many arguments.
    let text = ''
    for (let at = start; at < end; at += 4096) {
      text += String.fromCharCode(...this.codes.subarray(at, Math.min(end, at + 4096)))
    }
    return text
  }

  /** @returns its slot */
  append(key: number, text: string): number {
    const slot = this.slots++
    const start = this.starts[slot] ?? 0
    this.reserve(slot, start + text.length)
    for (let at = 0; at < text.length; at++) this.codes[start + at] = text.charCodeAt(at)
    this.starts[slot + 1] = start + text.length
    this.keys[slot] = key
    this.words[slot] = wordsOf(text)
    this.enlist(key, slot)
    return slot
  }

  /** @returns whether it was there */
  delete(key: number): boolean {
    if (this.slotOf(key) < 0) return false
    this.slotsByKey[key] = 0
    this.alive--
    return true
  }

  /** The living alone, in their order. */
  compacted(): TitleTexts {
    const texts = new TitleTexts()
    for (let slot = 0; slot < this.slots; slot++) {
      if (this.isAlive(slot)) texts.append(this.keyOf(slot), this.at(slot))
    }
    return texts
  }

  /** Views, good until the next change; with dead slots among them where there are any. */
  table(): TitleTable {
    return {
      keys: this.keys.subarray(0, this.slots),
      starts: this.starts.subarray(0, this.slots + 1),
      codes: this.codes.subarray(0, this.starts[this.slots] ?? 0),
      words: this.words.subarray(0, this.slots),
    }
  }

  private enlist(key: number, slot: number): void {
    if (key >= this.slotsByKey.length) {
      const larger = new Uint32Array(Math.max(key + 1, this.slotsByKey.length * 2))
      larger.set(this.slotsByKey)
      this.slotsByKey = larger
    }
    if (this.slotsByKey[key] === 0) this.alive++
    this.slotsByKey[key] = slot + 1
  }

  private reserve(slot: number, codes: number): void {
    if (slot + 1 >= this.starts.length || slot >= this.keys.length) {
      const room = Math.max(1024, slot * 2)
      this.keys = grown(this.keys, new Uint32Array(room))
      this.words = grown(this.words, new Uint16Array(room))
      this.starts = grown(this.starts, new Uint32Array(room + 1))
    }
    if (codes > this.codes.length) {
      this.codes = grown(this.codes, new Uint16Array(Math.max(codes, 4096, this.codes.length * 2)))
    }
  }
}

function grown<Column extends Uint16Array | Uint32Array>(column: Column, larger: Column): Column {
  larger.set(column)
  return larger
}
