import type { GrowingBytes } from './growing.ts'
import type { ListReader } from './list-reader.ts'
import { ListWriter } from './list-writer.ts'
import type { PlaceReader } from './place-code.ts'

/** One term's documents from all sources of a merge, under their new numbers. */
export class GatheredTerm {
  count = 0
  private documents = new Uint32Array(1024)
  private fieldBits = new Uint8Array(1024)
  private impacts = new Uint8Array(1024)
  /** Where each document's places end. */
  private ends = new Uint32Array(1024)
  private places = new Uint32Array(1024)
  private placeCount = 0
  private readonly lengths: Uint8Array
  private readonly writer = new ListWriter()

  /** @param lengths of the documents under their new numbers, as classes */
  constructor(lengths: Uint8Array) {
    this.lengths = lengths
  }

  clear(): void {
    this.count = 0
    this.placeCount = 0
  }

  /**
   * Takes a document of the block that a reader has at hand.
   *
   * @param number its new one; -1 if it is dead
   */
  take(number: number, block: ListReader, at: number, places: PlaceReader, lengthClass: number): void {
    const occurrences = block.counts[at] ?? 0
    const end = this.placeCount + occurrences
    if (end > this.places.length) this.places = grown(this.places, new Uint32Array(end * 2))
    places.take(lengthClass, occurrences, this.places, this.placeCount)
    if (number < 0) return
    if (this.count === this.documents.length) this.grow()
    this.documents[this.count] = number
    this.fieldBits[this.count] = block.fieldBits[at] ?? 0
    this.impacts[this.count] = block.impacts[at] ?? 0
    this.ends[this.count] = end
    this.count++
    this.placeCount = end
  }

  write(out: GrowingBytes): void {
    const { documents, fieldBits, impacts, places, ends, lengths, writer, count } = this
    writer.begin(count, out)
    let start = 0
    for (let at = 0; at < count; at++) {
      const document = documents[at] ?? 0
      const end = ends[at] ?? 0
      const lengthClass = lengths[document] ?? 0
      writer.add(document, fieldBits[at] ?? 0, impacts[at] ?? 0, lengthClass, places, start, end, out)
      start = end
    }
  }

  private grow(): void {
    const room = this.count * 2
    this.documents = grown(this.documents, new Uint32Array(room))
    this.fieldBits = grown(this.fieldBits, new Uint8Array(room))
    this.impacts = grown(this.impacts, new Uint8Array(room))
    this.ends = grown(this.ends, new Uint32Array(room))
  }
}

function grown<Numbers extends Uint8Array | Uint32Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from)
  return into
}
