import { endsSentence, type Line } from './lines.ts'
import { siteSuffix, withoutLabel } from './site.ts'
import { lineKey } from './words.ts'

/** Longer lines are paragraphs; that one comes twice says nothing about headlines. */
const longest = 200
const longestSentence = 120

/** Which lines of a dump say the same, whatever their case, quotes and site name. */
export class Repetitions {
  private readonly keys = new Map<Line, string>()
  private readonly counts = new Map<string, number>()

  constructor(lines: readonly Line[]) {
    for (const line of lines) {
      if (line.text.length > (endsSentence(line.text) ? longestSentence : longest)) continue
      const key = lineKey(withoutLabel(siteSuffix(line.text)?.title ?? line.text))
      this.keys.set(line, key)
      // Very short lines come again by chance.
      if (key.length >= 8) this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
    }
  }

  key(line: Line): string {
    return this.keys.get(line) ?? lineKey(line.text)
  }

  repeats(line: Line): boolean {
    return (this.counts.get(this.keys.get(line) ?? '') ?? 0) > 1
  }
}
