/** Words in a run: three of them are rarely the same in two texts that are not. */
const shingleLength = 3
/** Numbers of a sketch. Eight bands of four: two texts that share 80% of their runs meet in one of them in 98 of 100 cases. */
export const sketchLength = 32
export const bandLength = 4
/** Shorter texts are told apart by nothing but their words. */
const fewestWords = 60

/** Words as they are compared: case, signs and the spelling of letters do not count. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\p{L}\p{N}\p{M}]+/gu) ?? []
  )
}

/** Hashes of the runs of words. */
export function shinglesOf(words: readonly string[]): Uint32Array {
  const hashes = Uint32Array.from(words, hash32)
  const runs = new Set<number>()
  for (let at = 0; at + shingleLength <= hashes.length; at += 1) {
    let run = 0x811c9dc5
    for (let word = at; word < at + shingleLength; word += 1) run = mix(run ^ (hashes[word] ?? 0))
    runs.add(run >>> 0)
  }
  return Uint32Array.from(runs)
}

/**
 * MinHash (Broder 1997): of each of 32 orders of all runs the first that the text has. The share of equal numbers of
 * two sketches is about the share of runs that the texts have in common. Null for a text that is too short.
 */
export function sketchOf(text: string): Uint32Array | null {
  const words = wordsOf(text)
  if (words.length < fewestWords) return null
  const sketch = new Uint32Array(sketchLength).fill(0xffff_ffff)
  for (const run of shinglesOf(words)) {
    // Two hashes make all the others (Kirsch and Mitzenmacher 2006).
    const [one, other] = [mix(run), mix(run ^ 0x9e3779b9) | 1]
    for (let order = 0; order < sketchLength; order += 1) {
      const value = mix(one + Math.imul(order, other)) >>> 0
      if (value < (sketch[order] ?? 0)) sketch[order] = value
    }
  }
  return sketch
}

/** One number for each band: two texts with the same number in the same band may be alike. */
export function bandsOf(sketch: Uint32Array): readonly number[] {
  const bands: number[] = []
  for (let at = 0; at < sketchLength; at += bandLength) {
    let band = mix(at + 1)
    for (let index = at; index < at + bandLength; index += 1) band = mix(band ^ (sketch[index] ?? 0))
    bands.push(band >>> 0)
  }
  return bands
}

/** FNV-1a. */
function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

/** The finaliser of MurmurHash3 (public domain). */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
