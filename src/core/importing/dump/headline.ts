import { endsOpen, endsSentence, type Line } from './lines.ts'
import { isUnspaced } from './words.ts'

const numbered =
  /^(?:\(?[\p{Nd}]{1,3}[.)]|\(?[a-z][.)]|[ivxIVX]{1,4}[.)]|\[\p{Nd}+\]|step \d|chapter \d|part \d|day \d|figure \d|table \d)\s?/iu
const timed =
  /^(?:\[?\p{Nd}{1,2}[:.h]\p{Nd}{2}(?::\p{Nd}{2})?(?:\s?[ap]m)?\]?|\p{Nd}{1,2}\s?[ap]m)(?=\s|$|[-–—:|،,])/iu
const header =
  /^(?:from|to|cc|bcc|subject|date|sent|reply-to|re|fwd?|von|an|betreff|de|à|objet|asunto|من|إلى|الموضوع)\s?: /iu
const code =
  /[{};=<>\\$`|]|\(\)|=>|\/\/|^\s*(?:import|const|let|var|def|class|function|return|if|for|while|#include)\b.*[:;({=]|^(?:SELECT|INSERT|UPDATE) /u
const speech = /^[\p{L}\p{M}][\p{L}\p{M}.'’ -]{0,24}:\s+\S/u

/**
 * How much a line alone looks like a headline: 0 not at all, 1 possibly, 2 well. Headlines have some words, begin
 * like one and do not end as a sentence, unless the same line comes twice.
 */
export function headlineShape(line: Line, repeated: boolean): number {
  const text = line.text.replace(/^#{1,6}\s+/u, '').replaceAll('**', '')
  const { words } = line
  if (line.bullet !== null || text.length > 200 || words > 28 || words === 0) return 0
  if (!/\p{L}/u.test(text)) return 0
  if (endsOpen(text) || header.test(text) || code.test(text.replace(/ ?[|｜] ?[^|]{2,40}$/u, ''))) return 0
  if (numbered.test(text) || timed.test(text)) return 0.25
  if (/^[\p{Ll}]/u.test(text) && !/^[a-z]\p{Lu}/u.test(text)) return 0.25
  if (endsSentence(text) && !repeated && !/[?!؟？！…]["'”’»）)]*$/u.test(text)) return words <= 3 ? 0.25 : 0.5
  const eastern = isUnspaced(text)
  if (words < (eastern ? 4 : 5)) return words >= 3 ? 1 : 0.5
  if (words <= 7 && /[?？؟]$/u.test(text)) return 1
  // Subheadings of five words are common, of eight rare.
  if (words === 5 && text.length < 36 && !eastern) return 1.5
  if (text.length > 150) return 0.75
  // "Sudan: what the truce means" is a headline; "Anna: are you coming" is talk. Neither can be told from here.
  return speech.test(text) ? 1.5 : 2
}

/** A clock time that opens a line: an entry of a live blog or a chat. */
export function opensWithTime(text: string): boolean {
  return timed.test(text)
}

export function isEmailHeader(text: string): boolean {
  return header.test(text)
}
