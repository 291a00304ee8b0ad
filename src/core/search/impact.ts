/**
 * How much a word says in a document, 1 to 15: BM25's share of one word in the score. The average length is fixed, not
 * measured, so that impacts of different segments compare and merging copies them as they are.
 */
export const highestImpact = 15

/** BM25's usual constants. */
const saturation = 1.2
const lengthShare = 0.75
const averageTerms = 600

/**
 * A document's length as one byte, accurate to an eighth: impacts and the code of its places depend on it, so it is
 * stored. Two bits after the highest one, and the number of the highest one.
 */
export function lengthClassOf(length: number): number {
  const safe = Math.max(4, length)
  const top = 31 - Math.clz32(safe)
  return top * 4 + ((safe >>> (top - 2)) & 3)
}

const lengthClasses = 128
const leastOfClass = Float64Array.from(
  { length: lengthClasses + 1 },
  (_, lengthClass) => 2 ** ((lengthClass >>> 2) - 2) * (4 + (lengthClass & 3)),
)

/** Every length of the class is below this. */
export function lengthLimit(lengthClass: number): number {
  return leastOfClass[lengthClass + 1] ?? 0
}

/** @param weight how often the word stands in the document, an occurrence in a title counting several times */
export function impactOf(weight: number, lengthClass: number): number {
  const length = ((leastOfClass[lengthClass] ?? 0) + lengthLimit(lengthClass)) / 2
  const share = weight / (weight + saturation * (1 - lengthShare + (lengthShare * length) / averageTerms))
  return Math.max(1, Math.round(highestImpact * share))
}

/** Words that stand in the body alone, and so often or less, have the impact of this table: it is not stored. */
export const mostTabled = 7

/** @param count of occurrences, `mostTabled` at most */
export function bodyImpact(lengthClass: number, count: number): number {
  return bodyImpacts[lengthClass * (mostTabled + 1) + count] ?? 0
}

const bodyImpacts = Uint8Array.from({ length: lengthClasses * (mostTabled + 1) }, (_, index) =>
  impactOf(index % (mostTabled + 1), Math.floor(index / (mostTabled + 1))),
)
