/** What is known of a page; everything but the file's name is optional. */
export interface Truth {
  readonly url?: string
  /** Passages that belong to the article, and passages that do not. */
  readonly with?: readonly string[]
  readonly without?: readonly string[]
  /** The whole text of the article. */
  readonly text?: string
  readonly title?: string | null
  readonly author?: string | readonly string[] | null
  readonly date?: string | null
}

/** Right, too much, missing: of passages, or of shares of one page. */
export interface Counts {
  readonly right: number
  readonly extra: number
  readonly missing: number
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** How many of the passages are there that should be, and that should not. */
export function passageCounts(truth: Truth, text: string): Counts {
  const found = flat(text)
  const belongs = truth.with ?? []
  const right = belongs.filter((passage) => found.includes(flat(passage))).length
  const extra = (truth.without ?? []).filter((passage) => found.includes(flat(passage))).length
  return { right, extra, missing: belongs.length - right }
}

/** Shared runs of four words, as shares of all that either text has, so that each page weighs the same. */
export function shingleCounts(truth: string, text: string): Counts {
  const wanted = shinglesOf(truth)
  const found = shinglesOf(text)
  let right = 0
  let extra = 0
  let missing = 0
  for (const shingle of new Set([...wanted.keys(), ...found.keys()])) {
    const [a, b] = [wanted.get(shingle) ?? 0, found.get(shingle) ?? 0]
    right += Math.min(a, b)
    extra += Math.max(0, b - a)
    missing += Math.max(0, a - b)
  }
  const all = Math.max(1, right + extra + missing)
  return { right: right / all, extra: extra / all, missing: missing / all }
}

function shinglesOf(text: string): ReadonlyMap<string, number> {
  // Characters stand for words where a language writes no spaces.
  const words =
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}_]+/gu,
    ) ?? []
  const counts = new Map<string, number>()
  for (let index = 0; index < Math.max(Math.min(1, words.length), words.length - 3); index += 1) {
    const shingle = words.slice(index, index + 4).join(' ')
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}

export interface Figures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Passages are counted over all pages; shingles as the mean of each page's precision and recall. */
export function figuresOf(pages: readonly Counts[], averaging: 'all passages' | 'each page'): Figures {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const share = (a: number, b: number): number => (a + b === 0 ? 0 : a / (a + b))
  if (averaging === 'each page') {
    const precision = mean(pages.filter((p) => p.right + p.extra > 0).map((p) => share(p.right, p.extra)))
    const recall = mean(pages.filter((p) => p.right + p.missing > 0).map((p) => share(p.right, p.missing)))
    return { precision, recall, f1: harmonic(precision, recall) }
  }
  const sum = (key: keyof Counts): number => pages.reduce((total, page) => total + page[key], 0)
  const precision = share(sum('right'), sum('extra'))
  const recall = share(sum('right'), sum('missing'))
  return { precision, recall, f1: harmonic(precision, recall) }
}

function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b)
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** How often a fact was found as it is, among the pages where it is known. */
export class Tally {
  #asked = 0
  #right = 0
  count(
    truth: string | readonly string[] | null | undefined,
    found: string | null | undefined,
    same: (a: string, b: string) => boolean,
  ): void {
    const known = typeof truth === 'object' && truth !== null ? truth.join(', ') : (truth ?? '')
    if (known === '') return
    this.#asked += 1
    if (same(known, found ?? '')) this.#right += 1
  }
  share(): string {
    return this.#asked === 0 ? '' : (this.#right / this.#asked).toFixed(3)
  }
}

export function sameWords(a: string, b: string): boolean {
  const words = (text: string): string =>
    (
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
    ).join(' ')
  return words(a) === words(b)
}
