/**
 * Texts that may stand within some errors of a pattern, as slots, and how many errors each has at least. Every pattern
 * that begins with this one is found in these alone, and with no fewer errors.
 */
export interface Possible {
  readonly pattern: string
  readonly allowed: number
  readonly slots: Uint32Array
  readonly errors: Uint8Array
}

/** Patterns of which it is kept where they were found: a long one is cut into pieces, and one is looked ahead from. */
const keptPatterns = 5

/** Where the last patterns were found: the next one mostly goes on from one of them. */
export class PossibleTitles {
  /** Those used last first. */
  private list: readonly Possible[] = []
  /** Changes whenever all that was known is forgotten. */
  generation = 0

  /** The fewest texts that are known to hold all that is within so many errors of the pattern. */
  startOf(pattern: string, allowed: number): Possible | null {
    let fewest: Possible | null = null
    for (const each of this.list) {
      if (each.allowed < allowed || !pattern.startsWith(each.pattern)) continue
      if (fewest === null || each.slots.length < fewest.slots.length) fewest = each
    }
    if (fewest !== null) this.keep(fewest)
    return fewest
  }

  keep(possible: Possible): void {
    const { pattern, allowed } = possible
    const others = this.list.filter((each) => each.pattern !== pattern || each.allowed !== allowed)
    this.list = [possible, ...others].slice(0, keptPatterns)
  }

  clear(): void {
    this.list = []
    this.generation++
  }
}
