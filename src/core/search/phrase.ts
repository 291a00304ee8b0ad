import { fields } from './fields.ts'
import { ListReader } from './list-reader.ts'
import { PlaceReader } from './place-code.ts'
import type { Segment } from './segment.ts'

/** A document in which a phrase stands. */
export interface PhraseMatch {
  /** Places of the phrase's last term. */
  readonly ends: readonly number[]
  /** The fields of those places. */
  readonly fieldBits: number
  readonly impact: number
}

/** Documents in which terms follow each other: at each step any one of the terms named for it. */
export function phraseMatches(
  segment: Segment,
  steps: readonly (readonly number[])[],
): ReadonlyMap<number, PhraseMatch> {
  let matches = new Map<number, Found>()
  for (const [index, terms] of steps.entries()) {
    const continued = new Map<number, Found>()
    for (const term of terms) followTerm(segment, term, index === 0 ? null : matches, continued)
    matches = continued
    if (matches.size === 0) break
  }
  return new Map(
    Array.from(matches, ([document, { ends, impact }]) => {
      let fieldBits = 0
      for (const end of ends) fieldBits |= fields[segment.fieldAt(document, end)]?.bit ?? 0
      return [document, { ends, fieldBits, impact }]
    }),
  )
}

interface Found {
  readonly ends: readonly number[]
  readonly impact: number
}

function followTerm(
  segment: Segment,
  term: number,
  before: ReadonlyMap<number, Found> | null,
  into: Map<number, Found>,
): void {
  const { listStarts, lengths } = segment.tables
  const bytes = segment.lists.read(listStarts[term] ?? 0, listStarts[term + 1] ?? 0)
  const blocks = new ListReader(lengths)
  const places = new PlaceReader()
  blocks.open(bytes, 0)
  const held: number[] = []
  while (blocks.nextBlock()) {
    const documents = blocks.documents.subarray(0, blocks.size)
    if (before !== null && !documents.some((each) => before.has(each))) continue
    places.open(bytes, blocks.placesAt)
    for (const [at, document] of documents.entries()) {
      const count = blocks.counts[at] ?? 0
      places.take(lengths[document] ?? 0, count, held)
      const previous = before?.get(document)
      if (before !== null && previous === undefined) continue
      const here = held.slice(0, count)
      const ends = previous === undefined ? here : here.filter((place) => previous.ends.includes(place - 1))
      if (ends.length === 0) continue
      const known = into.get(document)
      const impact = Math.min(blocks.impacts[at] ?? 0, previous?.impact ?? 255)
      into.set(document, {
        ends: known === undefined ? ends : [...known.ends, ...ends],
        impact: Math.max(known?.impact ?? 0, impact),
      })
    }
  }
}
