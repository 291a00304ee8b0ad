import { GrowingBytes } from './growing.ts'
import type { SegmentTables } from './segment.ts'

/** A segment's tables as they are stored: lengths for places, which are twelve bytes less for each term. */
export interface StoredTables extends Pick<
  SegmentTables,
  'stamps' | 'rows' | 'codes' | 'fieldStarts' | 'lengths'
> {
  /** Of each term, in code units. */
  readonly termLengths: Uint8Array
  /** Of each term's list, in bytes, as varints. */
  readonly listLengths: Uint8Array
  /** `articles` of the terms that begin with an Arabic letter: the others have none. */
  readonly arabicArticles: Uint8Array
}

export function packTables(tables: SegmentTables): StoredTables {
  const { stamps, rows, codes, fieldStarts, lengths, starts, listStarts, articles } = tables
  const terms = starts.length - 1
  const termLengths = new Uint8Array(terms)
  const listLengths = new GrowingBytes()
  for (let term = 0; term < terms; term++) {
    termLengths[term] = (starts[term + 1] ?? 0) - (starts[term] ?? 0)
    listLengths.varint((listStarts[term + 1] ?? 0) - (listStarts[term] ?? 0))
  }
  const [first, end] = arabicTerms(codes, starts)
  return {
    stamps,
    rows,
    codes,
    fieldStarts,
    lengths,
    termLengths,
    listLengths: listLengths.take(),
    arabicArticles: articles.slice(first, end),
  }
}

/** Null if they do not fit together. */
export function unpackTables(stored: StoredTables): SegmentTables | null {
  const { stamps, rows, codes, fieldStarts, lengths, termLengths, listLengths, arabicArticles } = stored
  const terms = termLengths.length
  const starts = new Uint32Array(terms + 1)
  const listStarts = new Uint32Array(terms + 1)
  let start = 0
  let listStart = 0
  let next = 0
  for (let term = 0; term < terms; term++) {
    start += termLengths[term] ?? 0
    starts[term + 1] = start
    let byte = listLengths[next++] ?? 0
    let length = byte & 0x7f
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = listLengths[next++] ?? 0
      length |= (byte & 0x7f) << shift
    }
    listStart += length
    listStarts[term + 1] = listStart
  }
  if (start !== codes.length || next !== listLengths.length) return null
  const articles = new Uint8Array(terms)
  const [first, end] = arabicTerms(codes, starts)
  if (arabicArticles.length !== end - first) return null
  articles.set(arabicArticles, first)
  return { stamps, rows, codes, fieldStarts, lengths, starts, listStarts, articles }
}

/** The range of the terms that begin with an Arabic letter; the vocabulary is sorted. */
function arabicTerms(codes: Uint16Array, starts: Uint32Array): readonly [number, number] {
  const firstFrom = (code: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((codes[starts[middle] ?? 0] ?? 0) < code) low = middle + 1
      else high = middle
    }
    return low
  }
  return [firstFrom(0x0600), firstFrom(0x0700)]
}
