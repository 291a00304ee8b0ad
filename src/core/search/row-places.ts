import type { Row } from '@shared/article.ts'

/** For each article the segment and the document in which it stands, in two arrays: 6 bytes for each row. */
export class RowPlaces {
  private documents = new Uint32Array(1024)
  /** Numbers of segments, from 1 on; 0: it stands in none. */
  private segments = new Uint16Array(1024)
  private count = 0

  get size(): number {
    return this.count
  }

  segmentOf(row: Row): number {
    return this.segments[row] ?? 0
  }

  documentOf(row: Row): number {
    return this.documents[row] ?? 0
  }

  set(row: Row, segment: number, document: number): void {
    if (row >= this.segments.length) this.grow(row)
    if (this.segments[row] === 0) this.count++
    this.segments[row] = segment
    this.documents[row] = document
  }

  delete(row: Row): void {
    if (this.segmentOf(row) === 0) return
    this.segments[row] = 0
    this.count--
  }

  private grow(row: Row): void {
    const length = Math.max(row + 1, this.segments.length * 2)
    const documents = new Uint32Array(length)
    documents.set(this.documents)
    this.documents = documents
    const segments = new Uint16Array(length)
    segments.set(this.segments)
    this.segments = segments
  }
}
