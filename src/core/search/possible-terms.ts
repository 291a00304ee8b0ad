/**
 * Terms of a vocabulary that may be near to whatever goes on from a text. A term within some edits of a longer text has
 * a beginning within as many of the shorter one, and a term that holds the longer one holds the shorter one.
 */
export interface PossibleTerms {
  readonly text: string
  /** All terms of which some beginning is within so many edits of the text are here. */
  readonly limit: number
  /** Rising. */
  readonly near: Uint32Array
  /** Of each of those, the fewest edits. */
  readonly edits: Uint8Array
  /** All terms that hold the text. Rising. */
  readonly holding: Uint32Array
}

/** A word that is being typed, and one or two to which the reader goes back. */
const mostKept = 3

/** What was found while nobody waited, for the next letters of what was typed last. */
export class TermsAhead {
  /** Those kept last first. */
  private list: readonly PossibleTerms[] = []

  keep(terms: PossibleTerms): void {
    const others = this.list.filter(({ text }) => text !== terms.text)
    this.list = [terms, ...others].slice(0, mostKept)
  }

  /** The fewest terms among which all are that are within so many edits of the text; null if that is not known. */
  startOf(text: string, limit: number): PossibleTerms | null {
    let fewest: PossibleTerms | null = null
    for (const each of this.list) {
      if (each.limit < limit || !text.startsWith(each.text)) continue
      if (fewest === null || each.text.length > fewest.text.length) fewest = each
    }
    return fewest
  }
}
