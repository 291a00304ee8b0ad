/** A piece of text as the file places it. Lengths in points, from the lower left corner of the page. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of its letters. */
  readonly size: number
  readonly isRightToLeft: boolean
}

/** One line of a column. */
export interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of the baseline. */
  readonly y: number
  readonly size: number
  readonly isRightToLeft: boolean
}

/** As parts of the size of the letters: what lies further apart on one line is two words, or two columns. */
const wordGap = 0.15
const columnGap = 1.6

/** Lines in the order in which the file draws them, which is the order of reading unless columns were drawn across. */
export function linesOf(pieces: readonly PlacedText[]): readonly Line[] {
  const lines: Line[] = []
  let run: PlacedText[] = []
  const flush = (): void => {
    const line = lineOf(run)
    if (line !== null) lines.push(line)
    run = []
  }
  for (const piece of pieces) {
    const last = run.at(-1)
    // Between two columns some programs draw one wide space.
    const isWideSpace = piece.text.trim() === '' && piece.width > piece.size * columnGap
    if (isWideSpace || (last !== undefined && !continues(last, piece))) flush()
    if (piece.text !== '' && !isWideSpace) run.push(piece)
  }
  flush()
  return inColumns(lines)
}

function continues(last: PlacedText, next: PlacedText): boolean {
  const size = Math.max(last.size, next.size)
  // Notes and ordinals stand higher than the line that they are in.
  if (Math.abs(last.y - next.y) > size * 0.5) return false
  const gap =
    next.isRightToLeft || last.isRightToLeft ? gapBetween(last, next) : next.x - (last.x + last.width)
  return gap < size * columnGap && gap > -size * 3
}

function gapBetween(a: PlacedText, b: PlacedText): number {
  return Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width)
}

function lineOf(run: readonly PlacedText[]): Line | null {
  const letters = run.filter(({ text }) => text.trim() !== '')
  if (letters.length === 0) return null
  const isRightToLeft = letters.filter((piece) => piece.isRightToLeft).length * 2 > letters.length
  const left = Math.min(...letters.map(({ x }) => x))
  const right = Math.max(...letters.map(({ x, width }) => x + width))
  const largest = letters.reduce((a, b) => (b.text.length * b.size > a.text.length * a.size ? b : a))
  return {
    text: joined(isRightToLeft ? fromTheRight(run) : run),
    left,
    right,
    y: largest.y,
    size: largest.size,
    isRightToLeft,
  }
}

/** Arabic letters in the shape that they have within a word, and ligatures: as the plain letters that they are. */
const shaped = /[\ufb00-\ufdff\ufe70-\ufefc]+/g

/** A line that is read from the right may be drawn letter by letter from the left; what is Latin in it stays so. */
function fromTheRight(run: readonly PlacedText[]): readonly PlacedText[] {
  const ordered: PlacedText[] = []
  let latin: PlacedText[] = []
  for (const piece of run.toSorted((a, b) => b.x - a.x)) {
    const isLatin = !piece.isRightToLeft && /[\p{L}\p{N}]/u.test(piece.text)
    if (isLatin) latin.unshift(piece)
    else if (latin.length > 0 && piece.text.trim() === '') latin.unshift(piece)
    else {
      ordered.push(...latin, piece)
      latin = []
    }
  }
  return [...ordered, ...latin]
}

function joined(run: readonly PlacedText[]): string {
  let text = ''
  let last: PlacedText | null = null
  for (const piece of run) {
    const gap = last === null ? 0 : gapBetween(last, piece)
    if (last !== null && gap > piece.size * wordGap && !text.endsWith(' ')) text += ' '
    text += piece.text
    last = piece
  }
  return text
    .replace(shaped, (letters) => letters.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .trim()
}

/** So many lines beside others, drawn across, make columns of a page; fewer are a table or a heading. */
const fewestBeside = 5

/**
 * Some programs draw line by line across all columns. Where the lines of a page lie beside each other with one gap
 * between them, the left column (in Arabic the right one) is read first, from one line across both to the next.
 */
function inColumns(lines: readonly Line[]): readonly Line[] {
  const beside = lines.filter((line, index) => isBeside(line, lines[index + 1]))
  if (beside.length < fewestBeside) return lines
  const gutter = median(
    beside.map((line, index) => gutterOf(line, lines[lines.indexOf(beside[index] ?? line) + 1])),
  )
  const across = lines.filter(({ left, right }) => left < gutter - 2 && right > gutter + 2)
  if (across.length * 2 > lines.length) return lines
  const rightFirst = lines.filter((line) => line.isRightToLeft).length * 2 > lines.length
  const ordered: Line[] = []
  let band: Line[] = []
  const flush = (): void => {
    const before = band.filter(({ right }) => right <= gutter + 2)
    const after = band.filter(({ right }) => right > gutter + 2)
    ordered.push(...(rightFirst ? [...after, ...before] : [...before, ...after]))
    band = []
  }
  for (const line of lines) {
    if (across.includes(line)) {
      flush()
      ordered.push(line)
    } else band.push(line)
  }
  flush()
  return ordered
}

function isBeside(line: Line, next: Line | undefined): boolean {
  return next !== undefined && Math.abs(line.y - next.y) < line.size * 0.5
}

function gutterOf(line: Line, next: Line | undefined): number {
  return next === undefined
    ? line.right
    : (Math.min(line.right, next.right) + Math.max(line.left, next.left)) / 2
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
