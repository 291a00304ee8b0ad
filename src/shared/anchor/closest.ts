/** A stretch of a text and how many letters would have to change to make it another. */
export interface Closest {
  readonly start: number
  readonly end: number
  readonly edits: number
}

/** Longer quotes are found by their beginning and their end: comparing costs the square of their length. */
const longestCompared = 400
const endLength = 160
/** Windows of the text that are compared letter by letter. */
const mostWindows = 4

/**
 * Where `wanted` stands in `text` with some letters changed: the windows that share the most short pieces with it,
 * each compared letter by letter. Best first; none where nothing is alike.
 */
export function closestTo(text: string, wanted: string): readonly Closest[] {
  if (wanted.length === 0 || text.length === 0) return []
  if (wanted.length > longestCompared) return closestByEnds(text, wanted)
  return windowsLike(text, wanted)
    .map(({ from, to }) => align(text, wanted, from, to))
    .sort((a, b) => a.edits - b.edits)
}

function closestByEnds(text: string, wanted: string): readonly Closest[] {
  const begins = closestTo(text, wanted.slice(0, endLength))
  const found: Closest[] = []
  for (const begin of begins) {
    if (begin.edits > endLength / 3) continue
    const from = begin.start + Math.floor(wanted.length / 3)
    const reach = text.slice(from, begin.start + Math.ceil(wanted.length * 1.75) + endLength)
    const [end] = closestTo(reach, wanted.slice(-endLength))
    if (end === undefined || end.edits > endLength / 3) continue
    // What changed in between is not counted letter by letter, only by how much longer or shorter it became.
    const length = from + end.end - begin.start
    const between = Math.abs(length - wanted.length) / 3
    found.push({
      start: begin.start,
      end: from + end.end,
      edits: Math.round(begin.edits + end.edits + between),
    })
  }
  return found.sort((a, b) => a.edits - b.edits)
}

interface Window {
  readonly from: number
  readonly to: number
}

/** Where pieces of `wanted` gather, by the place at which it would begin. */
function windowsLike(text: string, wanted: string): readonly Window[] {
  const size = wanted.length >= 48 ? 6 : wanted.length >= 16 ? 4 : 2
  const places = new Map<string, number[]>()
  for (let at = 0; at + size <= wanted.length; at++) {
    const piece = wanted.slice(at, at + size)
    const known = places.get(piece)
    if (known === undefined) places.set(piece, [at])
    else if (known.length < 8) known.push(at)
  }
  const width = Math.max(8, wanted.length >> 1)
  const votes = new Map<number, number>()
  for (let at = 0; at + size <= text.length; at++) {
    for (const place of places.get(text.slice(at, at + size)) ?? []) {
      const bucket = Math.floor((at - place) / width)
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1)
    }
  }
  return [...votes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostWindows)
    .map(([bucket]) => ({
      from: Math.max(0, (bucket - 1) * width),
      to: Math.min(text.length, (bucket + 2) * width + wanted.length + (wanted.length >> 1)),
    }))
}

/** Sellers: the stretch of the window with the fewest edits, and where it begins. */
function align(text: string, wanted: string, from: number, to: number): Closest {
  const rows = wanted.length
  let costs = Array.from({ length: rows + 1 }, (_, row) => row)
  let starts = Array.from({ length: rows + 1 }, () => from)
  let best: Closest = { start: from, end: from, edits: rows }
  for (let at = from; at < to; at++) {
    const nextCosts = [0]
    const nextStarts = [at + 1]
    const letter = text.charCodeAt(at)
    for (let row = 1; row <= rows; row++) {
      const exchanged = (costs[row - 1] ?? 0) + (wanted.charCodeAt(row - 1) === letter ? 0 : 1)
      const added = (costs[row] ?? 0) + 1
      const left = (nextCosts[row - 1] ?? 0) + 1
      if (exchanged <= added && exchanged <= left) {
        nextCosts.push(exchanged)
        nextStarts.push(row === 1 ? at : (starts[row - 1] ?? from))
      } else if (added <= left) {
        nextCosts.push(added)
        nextStarts.push(starts[row] ?? from)
      } else {
        nextCosts.push(left)
        nextStarts.push(nextStarts[row - 1] ?? from)
      }
    }
    costs = nextCosts
    starts = nextStarts
    const edits = costs[rows] ?? rows
    if (edits < best.edits) best = { start: starts[rows] ?? from, end: at + 1, edits }
  }
  return best
}
