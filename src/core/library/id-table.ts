import type { Row } from '@shared/article.ts'

/** Characters of an article's or an import's id, one byte each. */
export const idLength = 16
export const wordsPerId = idLength / 4

/**
 * From an id to the row that carries it: a hash table with open addressing over the ids' own bytes. 50,000 ids take
 * a millisecond or two and half a megabyte, where a Map of strings takes 20 ms and six megabytes.
 */
export class IdTable {
  /** All rows' ids, four words each. Another array when they have grown. */
  #words: Uint32Array
  /** Row + 1; 0 is free. At most half of them are taken. */
  #slots: Int32Array
  #taken = 0

  /** @param views 0 for a row without an article */
  constructor(ids: Uint8Array, views: Uint16Array, rows: number) {
    this.#words = wordsOf(ids)
    this.#slots = new Int32Array(lengthFor(rows))
    for (let row = 0; row < rows; row++) if (views[row] !== 0) this.#place(row)
  }

  /** @param ids with that of the row in its place */
  add(ids: Uint8Array, row: Row): void {
    if (ids.buffer !== this.#words.buffer) this.#words = wordsOf(ids)
    if ((this.#taken + 1) * 2 > this.#slots.length) this.#grow()
    this.#place(row)
  }

  /** The row that was added last under this id; -1 for none. Its article may be gone. */
  find(id: Uint8Array): Row {
    const wanted = wordsOf(id)
    const mask = this.#slots.length - 1
    for (let slot = hashOf(wanted, 0) & mask; ; slot = (slot + 1) & mask) {
      const row = (this.#slots[slot] ?? 0) - 1
      if (row < 0 || isSame(this.#words, row, wanted, 0)) return row
    }
  }

  #place(row: Row): void {
    const mask = this.#slots.length - 1
    for (let slot = hashOf(this.#words, row) & mask; ; slot = (slot + 1) & mask) {
      const other = (this.#slots[slot] ?? 0) - 1
      if (other >= 0 && !isSame(this.#words, other, this.#words, row)) continue
      if (other < 0) this.#taken += 1
      this.#slots[slot] = row + 1
      return
    }
  }

  #grow(): void {
    const before = this.#slots
    this.#slots = new Int32Array(before.length * 2)
    this.#taken = 0
    for (const slot of before) if (slot > 0) this.#place(slot - 1)
  }
}

function lengthFor(rows: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(32, rows) * 2))
}

/** Ids four bytes at a time; `ids` begins at a multiple of four of its buffer. */
export function wordsOf(ids: Uint8Array): Uint32Array {
  return new Uint32Array(ids.buffer, ids.byteOffset, ids.byteLength / 4)
}

/** Ids are random: any eight of their characters spread well. */
function hashOf(words: Uint32Array, row: Row): number {
  const first = words[row * wordsPerId] ?? 0
  const second = words[row * wordsPerId + 1] ?? 0
  const mixed = Math.imul(first ^ Math.imul(second, 0x85ebca6b), 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

export function isSame(a: Uint32Array, rowOfA: Row, b: Uint32Array, rowOfB: Row): boolean {
  for (let word = 0; word < wordsPerId; word++) {
    if (a[rowOfA * wordsPerId + word] !== b[rowOfB * wordsPerId + word]) return false
  }
  return true
}
