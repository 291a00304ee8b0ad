import { fold } from './normalise.ts'

/** Marks in the table of folds: not looked at yet, several letters, and letters that only their neighbours explain. */
const unknown = 0xffff
const several = 0xfffe
const dependent = 0xfffd

/** Scripts whose letters fold one by one, as ranges of code units. Elsewhere marks may change places. */
const independentRanges: readonly (readonly [number, number])[] = [
  [0x0001, 0x058f],
  [0x0590, 0x06ff],
  [0x1e00, 0x206f],
  [0x2070, 0x218f],
  [0x3000, 0x3029],
  [0x3030, 0x3098],
  [0x309b, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xfb00, 0xfb4f],
  [0xff01, 0xff9d],
]

/**
 * Folds as `fold` does, into code units instead of a string: building an index makes no string of any text. Each
 * kind of letter is folded once and then looked up.
 */
export class FoldedCodes {
  private codes = new Uint16Array(4096)
  private length = 0
  private readonly folds = new Uint16Array(0x10000).fill(unknown)
  private readonly longFolds = new Map<number, string>()

  /** Folds a text; `view` gives it. */
  set(text: string): void {
    this.length = 0
    this.reserve(text.length)
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      let folded = this.folds[code] ?? unknown
      if (folded === unknown) folded = this.learn(code)
      if (folded < dependent) {
        if (folded !== 0) this.codes[this.length++] = folded
      } else if (folded === several) this.append(this.longFolds.get(code) ?? '', text.length - at)
      else return this.setWhole(fold(text))
    }
  }

  /** Good until the next text. */
  view(): Uint16Array {
    return this.codes.subarray(0, this.length)
  }

  private setWhole(folded: string): void {
    this.length = 0
    this.append(folded, 0)
  }

  private append(folded: string, toCome: number): void {
    this.reserve(this.length + folded.length + toCome)
    for (let at = 0; at < folded.length; at++) this.codes[this.length++] = folded.charCodeAt(at)
  }

  private learn(code: number): number {
    const folded = fold(String.fromCharCode(code))
    let entry = dependent
    if (independentRanges.some(([first, last]) => code >= first && code <= last)) {
      entry = folded.length > 1 ? several : folded === '' ? 0 : folded.charCodeAt(0)
    }
    if (entry === several) this.longFolds.set(code, folded)
    this.folds[code] = entry
    return entry
  }

  private reserve(length: number): void {
    if (length <= this.codes.length) return
    const larger = new Uint16Array(Math.max(length, this.codes.length * 2))
    larger.set(this.codes.subarray(0, this.length))
    this.codes = larger
  }
}
