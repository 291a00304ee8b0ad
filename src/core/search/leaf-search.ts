import { EditPattern, widerEdits } from './edit-distance.ts'
import type { How } from './leaf-column.ts'
import { LeafColumn } from './leaf-column.ts'
import type { MatchNode, Reach } from './match.ts'
import { anyField } from './match.ts'
import type { PhraseMatch } from './phrase.ts'
import { phraseMatches } from './phrase.ts'
import type { QueryWord } from './query.ts'
import type { Segment } from './segment.ts'
import { closeness } from './standing.ts'
import { TermLists } from './term-lists.ts'

/** A word or a phrase of a query. */
export type MatchLeaf = Extract<MatchNode, { readonly kind: 'word' | 'phrase' }>

/** Finds where one leaf of a query stands in the documents of one segment. */
export class LeafSearch {
  /** As `narrow` or `widen` was called last. */
  column: LeafColumn
  private readonly plain: LeafColumn
  /** Made when first asked for: inside of words only, and with more typos. */
  private readonly wider = new Map<boolean, LeafColumn>()
  private readonly segment: Segment
  private readonly leaf: MatchLeaf
  private readonly lists: TermLists

  constructor(segment: Segment, leaf: MatchLeaf) {
    this.segment = segment
    this.leaf = leaf
    this.lists = new TermLists(segment)
    this.plain = new LeafColumn(segment, leaf.fields)
    this.column = this.plain
    const { word } = leaf
    const reach: Reach = leaf.kind === 'phrase' ? 'whole' : leaf.reach
    const mayGoOn = leaf.kind === 'phrase' ? word.mayGoOn : reach !== 'whole' && word.mayGoOn
    this.raiseForms(word, reach !== 'whole')
    this.raiseSequence(word, mayGoOn)
    if (reach !== 'near') return
    if (word.kind === 'run') this.raisePartialRun(word)
    this.raiseSimilar(word)
    this.raiseHalves(word)
  }

  private raiseForms(word: QueryWord, mayGoOn: boolean): void {
    const { leaf, lists } = this
    const { vocabulary, beginnings } = this.segment
    for (const form of word.forms) {
      if (!mayGoOn) {
        const term = vocabulary.find(form)
        if (term >= 0) {
          lists.raiseRange(this.column, term, term + 1, () => ({
            how: 'whole',
            isExact: true,
            close: closeness.whole,
          }))
        }
        continue
      }
      const gathered = leaf.fields === anyField ? beginnings.standingsOf(form) : null
      if (gathered !== null) {
        this.column.raiseGathered(gathered, form)
        continue
      }
      const [first, end] = vocabulary.beginningWith(form)
      lists.raiseRange(this.column, first, end, (term) => {
        const length = vocabulary.lengthOf(term)
        return length === form.length
          ? { how: 'whole', isExact: true, close: closeness.whole }
          : { how: 'beginning', isExact: true, close: closeness.beginning(form.length, length) }
      })
    }
  }

  /** A compound by its parts, a run by its pairs, a phrase by its words. */
  private raiseSequence(word: QueryWord, mayGoOn: boolean): void {
    if (word.phrase.length === 0) return
    const last = word.phrase.length - 1
    const steps = word.phrase.map((text, index) => {
      // A single character of a run begins the pair that it stands in.
      const goesOn = index === last && (word.kind === 'run' ? last === 0 : mayGoOn)
      return goesOn ? this.termsBeginning(text) : this.termsEqual(text)
    })
    const how = this.leaf.kind === 'phrase' ? 'phrase' : 'whole'
    this.raiseMatches(phraseMatches(this.segment, steps), how, word.text, true, closeness.whole)
  }

  private raiseMatches(
    matches: ReadonlyMap<number, PhraseMatch>,
    how: How,
    text: string,
    isExact: boolean,
    close: number,
  ): void {
    const expansion = this.column.expand(how, text)
    for (const [document, match] of matches) {
      const bits = match.fieldBits & this.leaf.fields
      if (bits !== 0) this.column.raise(document, expansion, isExact, bits, match.impact, close)
    }
  }

  private termsEqual(text: string): readonly number[] {
    const term = this.segment.vocabulary.find(text)
    return term < 0 ? [] : [term]
  }

  private termsBeginning(text: string): readonly number[] {
    const [first, end] = this.segment.vocabulary.beginningWith(text)
    return Array.from({ length: end - first }, (_, index) => first + index)
  }

  /** A long run with a character wrong, or in pieces: most of its pairs stand in the document. */
  private raisePartialRun(word: QueryWord): void {
    const needed = Math.max(2, word.phrase.length - missingPairs)
    if (word.phrase.length < 2) return
    const { segment } = this
    const { reader } = this.lists
    const counts = new Uint16Array(segment.size)
    const bits = new Uint8Array(segment.size).fill(anyField)
    const impacts = new Uint8Array(segment.size)
    for (const text of new Set(word.phrase)) {
      const term = segment.vocabulary.find(text)
      if (term < 0) continue
      const { listStarts } = segment.tables
      reader.open(segment.lists.read(listStarts[term] ?? 0, listStarts[term + 1] ?? 0), 0)
      while (reader.nextBlock()) {
        for (let at = 0; at < reader.size; at++) {
          const document = reader.documents[at] ?? 0
          const shared = (reader.fieldBits[at] ?? 0) & this.leaf.fields
          if (shared === 0) continue
          counts[document] = (counts[document] ?? 0) + 1
          bits[document] = (bits[document] ?? 0) & shared
          impacts[document] = Math.max(impacts[document] ?? 0, reader.impacts[at] ?? 0)
        }
      }
    }
    const expansion = this.column.expand('parts', word.text)
    for (let document = 0; document < segment.size; document++) {
      if ((counts[document] ?? 0) < needed) continue
      this.column.raise(
        document,
        expansion,
        false,
        bits[document] ?? 0,
        impacts[document] ?? 0,
        closeness.partial,
      )
    }
  }

  private raiseSimilar(word: QueryWord): void {
    if (word.forgiveness === null) return
    const { vocabulary } = this.segment
    const { pattern, edits, asPrefix } = word.forgiveness
    const terms: number[] = []
    const closes: number[] = []
    vocabulary.similar(pattern, edits, asPrefix, (term, distance) => {
      // No edits: it begins with the word as typed, and has been raised as exact.
      if (distance === 0) return
      const wholeWord = Math.abs(vocabulary.lengthOf(term) - pattern.length) <= edits
      terms.push(term)
      closes.push(closeness.typo(distance, wholeWord))
    })
    this.lists.raiseStrewn(this.column, 'typo', terms, closes)
  }

  /** Two words of the text that the query has as one. */
  private raiseHalves(word: QueryWord): void {
    for (const halves of word.halves) {
      const steps = halves.map((half) => this.termsEqual(half))
      if (steps.some((terms) => terms.length === 0)) continue
      const matches = phraseMatches(this.segment, steps)
      this.raiseMatches(matches, 'joined', halves.join(' '), false, closeness.partial)
    }
  }

  /** Back to what is usually forgiven. */
  narrow(): void {
    this.column = this.plain
  }

  /** It is not used any more. */
  end(): void {
    for (const column of [this.plain, ...this.wider.values()]) column.end()
  }

  /**
   * Looks further: inside of words, and for one edit more than is usually forgiven. For questions that find little
   * otherwise: most of what is found so is something else.
   *
   * @param moreTypos false: only inside of words
   */
  widen(moreTypos: boolean): void {
    if (this.leaf.kind === 'phrase' || this.leaf.reach !== 'near') return
    const { text, kind } = this.leaf.word
    if (kind === 'run' || text.length < shortestInside || /\d/.test(text)) return
    const known = this.wider.get(moreTypos)
    this.column = known ?? new LeafColumn(this.segment, this.leaf.fields, this.plain)
    if (known !== undefined) return
    this.raiseFarther(text, moreTypos)
    this.wider.set(moreTypos, this.column)
  }

  private raiseFarther(text: string, moreTypos: boolean): void {
    const { vocabulary } = this.segment
    const inside: number[] = []
    vocabulary.holding(text, (term) => inside.push(term))
    const closes = inside.map((term) => closeness.inside(text.length, vocabulary.lengthOf(term)))
    this.lists.raiseStrewn(this.column, 'inside', inside, closes)
    const edits = widerEdits(text.length)
    if (edits === 0 || !moreTypos) return
    const distant: number[] = []
    const distances: number[] = []
    vocabulary.similar(new EditPattern(text), edits, false, (term, distance) => {
      if (distance === 0) return
      distant.push(term)
      distances.push(distance)
    })
    this.lists.raiseStrewn(this.column, 'typo', distant, distances.map(closeness.distant))
  }
}

/** Pairs of a run that may be missing: one wrong character spoils two. */
const missingPairs = 2

/** Letters that must be typed for a look inside of words. */
const shortestInside = 3
