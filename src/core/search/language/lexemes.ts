/**
 * Cuts the text of a query into pieces, without asking what they mean. Nothing is left out: the pieces laid end to
 * end are the text.
 */

/** Places are in UTF-16 code units of the query as typed. */
export interface Lexeme {
  readonly start: number
  readonly end: number
  readonly kind: 'space' | 'word' | 'phrase' | 'operator'
  /** A minus stands before it. */
  readonly isExcluded: boolean
  /** `operator`: what stands before its colon, in lower case; else empty. */
  readonly name: string
  /** Without minus, name and quotes. */
  readonly value: string
  /** `quoted`: in quotes that are closed; `open`: the second one is missing. */
  readonly quotes: 'none' | 'quoted' | 'open'
}

// What keyboards and word processors make of a minus, a colon and a quote.
const minus = /[-\u2212\uFF0D]/
const quote = /["\u201C-\u201F\u00AB\u00BB\uFF02]/
const space = /\s/
/** A name and its colon, where a value may follow. An address goes on with slashes, and is a word. */
const named = /^(\p{L}+)[:\uFF1A](?!\/\/)/u

/** @param names operators that there are: any other name before a colon is part of a word */
export function lexemesOf(text: string, names: ReadonlySet<string>): readonly Lexeme[] {
  const lexemes: Lexeme[] = []
  let at = 0
  while (at < text.length) {
    const lexeme = space.test(text.charAt(at)) ? spaceAt(text, at) : lexemeAt(text, at, names)
    lexemes.push(lexeme)
    at = lexeme.end
  }
  return lexemes
}

function spaceAt(text: string, start: number): Lexeme {
  let end = start
  while (end < text.length && space.test(text.charAt(end))) end++
  return { start, end, kind: 'space', isExcluded: false, name: '', value: '', quotes: 'none' }
}

function lexemeAt(text: string, start: number, names: ReadonlySet<string>): Lexeme {
  const next = text.charAt(start + 1)
  const isExcluded = minus.test(text.charAt(start)) && next !== '' && !space.test(next)
  const from = isExcluded ? start + 1 : start
  if (quote.test(text.charAt(from))) {
    const quoted = quotedAt(text, from)
    return { start, kind: 'phrase', isExcluded, name: '', ...quoted }
  }
  const name = named.exec(text.slice(from, from + 40))
  if (name !== null && names.has((name[1] ?? '').toLowerCase())) {
    const valueAt = from + name[0].length
    const value = quote.test(text.charAt(valueAt)) ? quotedAt(text, valueAt) : bareAt(text, valueAt)
    return { start, kind: 'operator', isExcluded, name: (name[1] ?? '').toLowerCase(), ...value }
  }
  return { start, kind: 'word', isExcluded, name: '', ...bareAt(text, from) }
}

type Value = Pick<Lexeme, 'end' | 'value' | 'quotes'>

function quotedAt(text: string, start: number): Value {
  let close = start + 1
  while (close < text.length && !quote.test(text.charAt(close))) close++
  const value = text.slice(start + 1, close)
  return close < text.length
    ? { end: close + 1, value, quotes: 'quoted' }
    : { end: close, value, quotes: 'open' }
}

/** Up to the next space, or to a quote, where a phrase begins. */
function bareAt(text: string, start: number): Value {
  let end = start
  while (end < text.length && !space.test(text.charAt(end)) && !quote.test(text.charAt(end))) end++
  return { end, value: text.slice(start, end), quotes: 'none' }
}
