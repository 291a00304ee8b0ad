import type { Highlight, HighlightDraft } from '@shared/highlight.ts'
import { skeletonOf } from '@shared/anchor/skeleton.ts'
import { newHighlightId } from './ids.ts'

export function madeHighlight({ createdAt, ...said }: HighlightDraft, time: string): Highlight {
  return { id: newHighlightId(), ...said, createdAt: createdAt ?? time, changedAt: time }
}

/**
 * What a second coming of an article adds to what is marked in it: drafts whose words are not marked yet. The first
 * of the same words meets the first, the second the second, so that importing the same again changes nothing. One
 * that is there already gains the note and the tags that it lacks.
 */
export function gainedHighlights(
  known: readonly Highlight[],
  drafts: readonly HighlightDraft[],
  time: string,
): readonly Highlight[] {
  const numbered = new Numbering()
  const there = new Map(known.map((highlight) => [numbered.keyOf(highlight), highlight]))
  const coming = new Numbering()
  const gained: Highlight[] = []
  for (const draft of drafts) {
    const before = there.get(coming.keyOf(draft))
    if (before === undefined) {
      gained.push(madeHighlight(draft, time))
      continue
    }
    const tags = [...new Set([...before.tags, ...draft.tags])]
    if (tags.length === before.tags.length && (draft.note === null || before.note !== null)) continue
    gained.push({ ...before, note: before.note ?? draft.note, tags, changedAt: time })
  }
  return gained
}

/** Tells the same words apart by how often they came before. A note on the whole is told by what it says. */
class Numbering {
  readonly #counts = new Map<string, number>()

  keyOf({ quote, note }: HighlightDraft): string {
    const words = quote === '' ? `note ${note ?? ''}` : skeletonOf(quote).letters || quote
    const count = this.#counts.get(words) ?? 0
    this.#counts.set(words, count + 1)
    return `${count} ${words}`
  }
}
