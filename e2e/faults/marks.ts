import type { HighlightColour, HighlightDraft } from '../../src/shared/highlight.ts'
import { highlightColours } from '../../src/shared/highlight.ts'

/** What a writer makes of one highlight. No two of one article have the same words. */
export type Mark = Pick<HighlightDraft, 'quote' | 'colour' | 'note' | 'tags'>

/** All that is marked in an article, as one string that can be compared. */
export function marksShown(marks: readonly Mark[]): string {
  const sorted = marks.toSorted((a, b) => (a.quote < b.quote ? -1 : 1))
  return sorted.length === 0
    ? ''
    : JSON.stringify(sorted.map(({ quote, colour, note, tags }) => ({ quote, colour, note, tags })))
}

export function marksOf(shown: string): readonly Mark[] {
  return shown === '' ? [] : (JSON.parse(shown) as readonly Mark[])
}

export function madeMark(title: string, random: () => number): Mark {
  const number = Math.floor(random() * 1e9)
  return {
    quote: `${title}, the words ${number} “quoted”`,
    colour: colourOf(random),
    note: random() < 0.5 ? null : noteOf(random),
    tags: random() < 0.7 ? [] : [`mark ${number % 7}`],
  }
}

export function draftOfMark(mark: Mark, random: () => number): HighlightDraft {
  return { ...mark, prefix: 'before ', suffix: ' after', start: Math.floor(random() * 1000) }
}

export function colourOf(random: () => number): HighlightColour {
  return highlightColours[Math.floor(random() * highlightColours.length)] ?? 'yellow'
}

export function noteOf(random: () => number): string {
  return `A note\nof ${Math.floor(random() * 1e6)} — with a line break, ümlaut and 日本.`.repeat(
    1 + Math.floor(random() ** 4 * 60),
  )
}
