const shingleLength = 3

/**
 * Do two texts tell the same story, one perhaps longer? An address alone does not say: a live page or a
 * front page changes under it, and replacing one story by another would lose it. Half of the shorter
 * text's runs of three words must stand in the longer.
 */
export function isSameArticle(a: string, b: string): boolean {
  const [one, other] = [shinglesOf(a), shinglesOf(b)]
  const [shorter, longer] = one.size <= other.size ? [one, other] : [other, one]
  if (shorter.size === 0) return true
  let shared = 0
  for (const shingle of shorter) if (longer.has(shingle)) shared += 1
  return shared * 2 >= shorter.size
}

function shinglesOf(text: string): ReadonlySet<string> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|[\p{L}\p{N}\p{M}]+/gu) ?? []
  const shingles = new Set<string>()
  for (let at = 0; at + shingleLength <= words.length; at += 1) {
    shingles.add(words.slice(at, at + shingleLength).join(' '))
  }
  return shingles
}
