import { plainText } from '@core/markup/blocks.ts'
import { sanitiseHtml } from '@core/markup/sanitise.ts'

/** Characters that are looked at, and characters that are shown: more is no note. */
const longestRead = 40_000
const longestShown = 6000

/** What a host sent as the notes of a release, as text: its markup is dropped, and so is what cannot be seen. */
export function notesText(notes: string): string {
  const cut = notes.slice(0, longestRead)
  const text = /<\/?[a-z][^>]*>/i.test(cut) ? plainText(sanitiseHtml(cut)) : cut
  const seen = text
    .replaceAll('\r\n', '\n')
    // Controls, and marks that turn the direction of what follows.
    .replaceAll(/[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return seen.length > longestShown ? `${seen.slice(0, longestShown)}…` : seen
}
