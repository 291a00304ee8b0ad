import { articleLength } from './affixes.ts'
import type { VocabularyData } from './vocabulary-data.ts'

export function vocabularyData(sortedTerms: readonly string[]): VocabularyData {
  const builder = new VocabularyBuilder()
  for (const term of sortedTerms) builder.addText(term)
  return builder.finish()
}

/** Takes terms in their order. */
export class VocabularyBuilder {
  private codes = new Uint16Array(1 << 14)
  private starts = new Uint32Array(1 << 11)
  private articles = new Uint8Array(1 << 11)
  private count = 0

  addText(term: string): void {
    const codes = Uint16Array.from({ length: term.length }, (_, at) => term.charCodeAt(at))
    this.add(codes, 0, codes.length)
  }

  /** @param source the term is its code units from `from` to `to` */
  add(source: Uint16Array, from: number, to: number): void {
    const number = this.count++
    if (number + 1 >= this.starts.length) {
      this.starts = doubled(this.starts, Uint32Array)
      this.articles = doubled(this.articles, Uint8Array)
    }
    const start = this.starts[number] ?? 0
    const length = to - from
    if (start + length > this.codes.length) this.codes = doubled(this.codes, Uint16Array)
    for (let at = 0; at < length; at++) this.codes[start + at] = source[from + at] ?? 0
    this.starts[number + 1] = start + length
    const isArabic = ((source[from] ?? 0) & 0xff00) === 0x0600
    this.articles[number] = isArabic ? articleLength(String.fromCharCode(...source.subarray(from, to))) : 0
  }

  finish(): VocabularyData {
    return {
      codes: this.codes.slice(0, this.starts[this.count]),
      starts: this.starts.slice(0, this.count + 1),
      articles: this.articles.slice(0, this.count),
    }
  }
}

function doubled<Numbers extends Uint8Array | Uint16Array | Uint32Array>(
  from: Numbers,
  Kind: new (length: number) => Numbers,
): Numbers {
  const larger = new Kind(from.length * 2)
  larger.set(from)
  return larger
}
